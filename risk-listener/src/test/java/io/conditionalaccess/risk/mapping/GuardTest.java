// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {
    private static final String BODY = "{'d':'a','t':'2026-11-20T00:00:00Z','s':'Alpha beta','n':7,'b':true,'z':null,"
            + "'o':{},'l':[{'x':1},{'x':2}],'e':[],'q/r':'slash','@odata.type':'#t'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'/s':'Alpha beta'}|true",
                "{'/s':'alpha beta'}|false",
                "{'/s':{'equals':'alpha BETA','ignoreCase':true}}|true",
                "{'/s':{'in':['x','Alpha beta']}}|true",
                "{'/s':['x','y']}|false",
                "{'/s':{'prefix':'Alp'}}|true",
                "{'/s':{'suffix':'beta'}}|true",
                "{'/s':{'contains':'a b'}}|true",
                "{'/s':{'contains':'ab'}}|false",
                "{'/n':7}|true",
                "{'/n':'7'}|true",
                "{'/n':{'atLeast':7,'below':8}}|true",
                "{'/n':{'below':7}}|false",
                "{'/s':{'below':7}}|false",
                "{'/b':true}|true",
                "{'/b':false}|false",
                "{'/z':{'absent':true}}|true",
                "{'/z':{'exists':true}}|false",
                "{'/o':{'exists':true}}|true",
                "{'/o':{'type':'object'}}|true",
                "{'/o':{'type':'array'}}|false",
                "{'/missing':'x'}|false",
                "{'not':{'/missing':'x'}}|true",
                "{'/q~1r':'slash'}|true",
                "{'/@odata.type':'#t'}|true",
                "{'/l/1/x':2}|true",
                "{'some':{'each':'/l','where':{'/x':2}}}|true",
                "{'some':{'each':'/l','where':{'/x':3}}}|false",
                "{'every':{'each':'/l','where':{'/x':{'atLeast':1}}}}|true",
                "{'every':{'each':'/l','where':{'/x':1}}}|false",
                "{'every':{'each':'/e','where':{'/x':1}}}|false",
                "{'any':[{'/n':1},{'/n':7}]}|true",
                "{'all':[{'/n':1},{'/n':7}]}|false",
                "{'/n':7,'/b':true}|true",
                "{'/n':7,'/b':false}|false",
                "{'some':{'each':'/l','where':{'/x':1,'^/n':7}}}|true"
            })
    void holdsOrNot(String guard, boolean holds) {
        Mapping mapping = Mappings.of(Mappings.rules("{'name':'a','when':" + guard
                + ",'signals':[{'device':[{'type':'id','at':'/d'}],'observedAt':'/t','risk':{'const':'high'}}]}"));
        assertThat(Mappings.items(mapping, BODY)).hasSize(holds ? 1 : 0);
    }
}

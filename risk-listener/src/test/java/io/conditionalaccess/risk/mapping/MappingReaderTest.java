// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import static io.conditionalaccess.risk.mapping.Mappings.mistakes;
import static io.conditionalaccess.risk.mapping.Mappings.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MappingReaderTest {
    private static final String DEVICE = "'device':[{'type':'serial','at':'/d'}],'observedAt':'/t'";

    @Test
    void saysWhereAndWhatIsAllowed() {
        assertThat(mistakes(
                        rules("{'name':'a','ignore':'x'},{'name':'b','signals':[{'device':[{'type':'sn','at':'/d'}],"
                                + "'observedAt':'/t','risk':{'const':'high'}}]}")))
                .containsExactly(
                        "/rules/1/signals/0/device/0/type: expected one of [id, serial, entra_device_id, agent_id,"
                                + " hardware_uuid, hostname], got 'sn'");
    }

    @Test
    void reportsEveryMistakeAtOnce() {
        assertThat(mistakes("{'language':2,'nmae':'x','rules':[{'name':'a','signals':[{'risk':{'const':'awful'}}]}]}"))
                .extracting(sentence -> sentence.substring(0, sentence.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "/nmae",
                        "/language",
                        "/name",
                        "/rules/0/signals/0/risk/const",
                        "/rules/0/signals/0/device",
                        "/rules/0/signals/0/observedAt");
    }

    @Test
    void refusesUnknownMembersEverywhere() {
        assertThat(signal("'risk':{'const':'high','defualt':'unknown'}")).contains("/risk/defualt: unknown member");
        assertThat(signal("'risk':{'const':'high'},'observedat':'/t'")).contains("/observedat: unknown member");
        assertThat(signal("'risk':{'override':[{'when':{'/a':{'eq':'x'}},'is':'high'}]}"))
                .contains("/risk/override/0/when/~1a/eq: unknown member");
        assertThat(mistakes(rules("{'name':'a','ignore':'x','then':1}"))).anyMatch(s -> s.contains("/rules/0/then"));
    }

    @Test
    void hasNoDefaultThatIsGood() {
        for (String word : List.of("none", "low")) {
            assertThat(signal("'risk':{'at':'/r','table':{'x':'high'},'default':'" + word + "'}"))
                    .contains(
                            "/risk/default: expected one of [unknown, medium, high]: what is not known is never good");
        }
        for (String word : List.of("compliant", "in-grace")) {
            assertThat(signal("'compliance':{'at':'/r','table':{'x':'compliant'},'default':'" + word + "'}"))
                    .contains("/compliance/default: expected one of [unknown, not-compliant]");
        }
        assertThat(
                        signal(
                                "'risk':{'const':'high'},'remediation':{'at':'/r','table':{'x':'remediated'},'default':'remediated'}"))
                .contains("/remediation/default: expected one of");
        assertThat(signal("'risk':{'at':'/r','table':{'x':'none'},'default':'medium'}"))
                .isEmpty();
    }

    @Test
    void saysSomethingGoodOnlyForAValueThatIsNamed() {
        String refused = "/risk/const: a good word needs a table";
        assertThat(guarded("{}", "none")).contains(refused);
        assertThat(guarded("{'/a':{'absent':true}}", "none")).contains(refused);
        assertThat(guarded("{'/a':{'exists':true}}", "none")).contains(refused);
        assertThat(guarded("{'not':{'/a':'bad'}}", "none")).contains(refused);
        assertThat(guarded("{'any':[{'/a':'good'},{'/b':{'absent':true}}]}", "none"))
                .contains(refused);
        assertThat(guarded("{'/a':{'atLeast':3}}", "none")).contains(refused);
        assertThat(guarded("{'/a':'good','/b':{'absent':true}}", "none")).isEmpty();
        assertThat(guarded("{'any':[{'/a':'good'},{'/b':['fine','ok']}]}", "none"))
                .isEmpty();
        assertThat(guarded("{}", "high")).isEmpty();
    }

    @Test
    void refusesABandWithoutAnEndThatIsGood() {
        assertThat(signal("'risk':{'at':'/r','bands':[{'below':20,'is':'none'}]}"))
                .contains("/risk/bands/0: expected both from and below");
        assertThat(signal("'risk':{'at':'/r','bands':[{'from':20,'is':'high'}]}"))
                .isEmpty();
        assertThat(signal("'risk':{'at':'/r','bands':[{'from':0,'below':20,'is':'low'},{'from':19,'is':'high'}]}"))
                .contains("/risk/bands/1: expected bands that do not overlap");
    }

    @Test
    void refusesWordsThatAreTheSameButForTheirCase() {
        assertThat(signal("'risk':{'at':'/r','table':{'Low':'low','LOW':'high'}}"))
                .contains("/risk/table/LOW: the same word again");
    }

    @Test
    void refusesPointersFormatsZonesAndDurationsThatAreNone() {
        assertThat(signal("'risk':{'at':'r','table':{'x':'high'}}")).contains("/risk/at: expected a JSON Pointer");
        assertThat(
                        mistakes(
                                rules(
                                        "{'name':'a','signals':[{'device':[{'type':'id','at':'/d'}],'risk':{'const':'high'},"
                                                + "'observedAt':{'at':'/t','formats':['isoo'],'zone':'Mars'},'expiresAfter':{'none':'1 day','nope':'P1D'}}]}")))
                .extracting(sentence -> sentence.substring(0, sentence.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "/rules/0/signals/0/observedAt/formats/0",
                        "/rules/0/signals/0/observedAt/zone",
                        "/rules/0/signals/0/expiresAfter/none",
                        "/rules/0/signals/0/expiresAfter/nope");
    }

    @Test
    void isBounded() {
        String rule = "{'name':'%d','ignore':'x'}";
        assertThat(mistakes(rules(many(64, rule)))).isEmpty();
        assertThat(mistakes(rules(many(65, rule)))).anyMatch(s -> s.startsWith("/rules: expected an array of 1 to 64"));

        String pointers = "'risk':{'const':'high'},'reason':{'admin':{'concat':[" + many(62, "'/p%d'") + "]}}";
        assertThat(signal(pointers)).isEmpty();
        assertThat(signal(pointers.replace("]}}", ",'/one','/more']}}")))
                .contains("expected at most 64 pointers in a rule");

        assertThat(guarded("{'not':".repeat(9) + "{'/a':'b'}" + "}".repeat(9), "high"))
                .contains("expected at most 8 guards within each other");
    }

    @Test
    void refusesWhatIsNotAMapping() {
        assertThat(mistakes("")).hasSize(1);
        assertThat(mistakes("[]")).anyMatch(s -> s.startsWith("expected an object"));
        assertThat(mistakes("{'language':1,'name':'a','name':'b','rules':[]}")).hasSize(1);
        assertThat(mistakes("{'language':1,'name':'a','rules':[]}"))
                .anyMatch(s -> s.startsWith("/rules: expected an array"));
        assertThat(mistakes(rules("{'name':'a','ignore':'x'},{'name':'a','ignore':'x'}")))
                .anyMatch(s -> s.startsWith("/rules/1/name: expected a name that no other rule has"));
        assertThat(mistakes(rules("{'name':'a'}")))
                .anyMatch(s -> s.contains("expected exactly one of [ignore, signals]"));
    }

    private static String many(int count, String format) {
        return IntStream.range(0, count).mapToObj(i -> String.format(format, i)).collect(Collectors.joining(","));
    }

    private static String guarded(String when, String word) {
        return String.join(
                "\n",
                mistakes(rules("{'name':'a','when':" + when + ",'signals':[{" + DEVICE + ",'risk':{'const':'" + word
                        + "'}}]}")));
    }

    private static String signal(String members) {
        return String.join("\n", mistakes(rules("{'name':'a','signals':[{" + DEVICE + "," + members + "}]}")));
    }
}

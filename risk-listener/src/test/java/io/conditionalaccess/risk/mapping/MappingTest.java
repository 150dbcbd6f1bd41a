// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import static io.conditionalaccess.risk.mapping.Mappings.apply;
import static io.conditionalaccess.risk.mapping.Mappings.items;
import static io.conditionalaccess.risk.mapping.Mappings.only;
import static io.conditionalaccess.risk.mapping.Mappings.rules;
import static io.conditionalaccess.risk.mapping.Mappings.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.core.posture.Stage;
import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.risk.reading.Item;
import io.conditionalaccess.risk.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingTest {
    private static final String AT = "'d':'dev-1','t':'2026-11-20T00:00:00Z'";
    private static final String TABLE =
            "'risk':{'at':'/r','table':{'Fine':'none','Bad':'high','2':'medium','true':'low'}}";

    @Test
    void readsWordsNumbersAndBooleansRegardlessOfCase() {
        Mapping mapping = signal(TABLE);
        assertThat(risk(mapping, "'FINE'")).contains(RiskLevel.NONE);
        assertThat(risk(mapping, "' bad '")).contains(RiskLevel.HIGH);
        assertThat(risk(mapping, "2")).contains(RiskLevel.MEDIUM);
        assertThat(risk(mapping, "'2'")).contains(RiskLevel.MEDIUM);
        assertThat(risk(mapping, "true")).contains(RiskLevel.LOW);
        assertThat(risk(mapping, "'True'")).contains(RiskLevel.LOW);
    }

    @Test
    void saysUnknownForWhateverItDoesNotKnow() {
        Mapping mapping = signal(TABLE);
        for (String value : List.of("'finee'", "''", "null", "{}", "['Fine']", "0", "'Fine Bad'", "2.5")) {
            assertThat(risk(mapping, value)).as(value).isEmpty();
        }
        assertThat(only(mapping, "{" + AT + "}").claims())
                .allMatch(c -> c.level().isEmpty());
    }

    @Test
    void readsNumbersInBands() {
        Mapping mapping =
                signal("'risk':{'at':'/r','bands':[{'from':0,'below':20,'is':'none'},{'from':20,'is':'high'}]}");
        assertThat(risk(mapping, "0")).contains(RiskLevel.NONE);
        assertThat(risk(mapping, "19.99")).contains(RiskLevel.NONE);
        assertThat(risk(mapping, "'20'")).contains(RiskLevel.HIGH);
        assertThat(risk(mapping, "-1")).isEmpty();
        assertThat(risk(mapping, "'1e1'")).isEmpty();
        assertThat(risk(mapping, "'zero'")).isEmpty();
    }

    @Test
    void takesTheWorstOfSeveralAndUnknownInsteadOfGood() {
        Mapping mapping = signal("'risk':{'worstOf':[{'at':'/r','table':{'ok':'none','bad':'high'}},"
                + "{'at':'/s','table':{'ok':'low'},'optional':true}]}");
        assertThat(only(mapping, "{" + AT + ",'r':'ok','s':'ok'}")
                        .claims()
                        .get(0)
                        .level())
                .contains(RiskLevel.LOW);
        assertThat(only(mapping, "{" + AT + ",'r':'bad','s':'?'}")
                        .claims()
                        .get(0)
                        .level())
                .contains(RiskLevel.HIGH);
        assertThat(only(mapping, "{" + AT + ",'r':'ok','s':'?'}")
                        .claims()
                        .get(0)
                        .level())
                .isEmpty();
        assertThat(only(mapping, "{" + AT + ",'r':'ok'}").claims().get(0).level())
                .contains(RiskLevel.NONE);
        assertThat(only(mapping, "{" + AT + ",'s':'ok'}").claims().get(0).level())
                .isEmpty();
    }

    @Test
    void letsAnOverrideDecideFirst() {
        Mapping mapping = signal("'risk':{'override':[{'when':{'/text':{'contains':'would have'}},'is':'high'}],"
                + "'at':'/r','table':{'ok':'none'}}");
        assertThat(only(mapping, "{" + AT + ",'r':'ok','text':'it would have been blocked'}")
                        .claims()
                        .get(0)
                        .level())
                .contains(RiskLevel.HIGH);
        assertThat(only(mapping, "{" + AT + ",'r':'ok','text':'it was blocked'}")
                        .claims()
                        .get(0)
                        .level())
                .contains(RiskLevel.NONE);
    }

    @Test
    void takesTheFirstIdentifierThatIsNotJunk() {
        Mapping mapping = Mappings.of(
                rules(
                        "{'name':'a','signals':[{'observedAt':'/t','risk':{'const':'high'},'device':["
                                + "{'type':'serial','at':['/a','/b',{'each':'/list','where':{'/kind':'sn'},'pick':'/value'}]},"
                                + "{'type':'entra_device_id','at':'/e','as':'guid'},{'type':'agent_id','concat':['m:','/n']}]}]}"));
        Signal signal = only(
                mapping,
                "{'t':'2026-11-20T00:00:00Z','a':'Default string','b':'0','n':19000000000000000001,"
                        + "'e':'{8E2B7A60-1C34-4D9B-9D62-0F3E5B7C9A11}','list':[{'kind':'x','value':'no'},"
                        + "{'kind':'sn','value':'To be filled by O.E.M.'},{'kind':'sn','value':'pf 3'}]}");
        assertThat(signal.aliases())
                .extracting(Alias::value)
                .containsExactlyInAnyOrder("PF 3", "8e2b7a60-1c34-4d9b-9d62-0f3e5b7c9a11", "m:19000000000000000001");
    }

    @Test
    void makesASignalWithoutADeviceWhereAllIdentifiersAreJunk() {
        assertThat(only(signal("'risk':{'const':'high'}"), "{'d':'','t':'2026-11-20T00:00:00Z'}")
                        .aliases())
                .isEmpty();
    }

    @Test
    void splitsFansOutAndReadsWhatIsFurtherOut() {
        Mapping mapping = Mappings.of(
                "{'language':1,'name':'x','split':['/none','/events'],'rules':[{'name':'a','signals':["
                        + "{'each':{'each':'/hosts','where':{'/real':true}},'id':{'concat':['^^/batch',':','^/p',':','/h']},"
                        + "'device':[{'type':'id','at':'/h'}],'finding':'^/p','observedAt':'^^/t','risk':{'const':'high'}}]}]}");
        List<Item> items = items(
                mapping,
                "{'batch':'b1','t':'2026-11-20T00:00:00Z','events':[{'p':1,'hosts':[{'h':'a','real':true},{'h':'b'}]},"
                        + "{'p':2,'hosts':[{'h':'c','real':true}]},{'p':3},7]}");
        assertThat(items).extracting(item -> ((Item.Valid) item).signal().id()).containsExactly("b1:1:a#0", "b1:2:c#0");
        assertThat(apply(mapping, "{'events':[{'p':3},7]}").ignored()).isEqualTo(2);
    }

    @Test
    void decodesJsonInAString() {
        Mapping mapping = Mappings.of("{'language':1,'name':'x','decode':'/more','rules':[{'name':'a','signals':["
                + "{'device':[{'type':'id','at':'/more/d'}],'observedAt':'/t','risk':{'const':'high'}}]}]}");
        assertThat(only(mapping, "{'t':'2026-11-20T00:00:00Z','more':'{\\'d\\':\\'dev-9\\'}'}")
                        .aliases())
                .extracting(Alias::value)
                .containsExactly("dev-9");
        assertThat(only(mapping, "{'t':'2026-11-20T00:00:00Z','more':'{not json'}")
                        .aliases())
                .isEmpty();
    }

    @Test
    void takesTheFirstRuleThatHoldsAndCountsTheRestAsIgnored() {
        Mapping mapping = Mappings.of(
                rules(
                        "{'name':'test','when':{'/e':'test'},'ignore':'x'},"
                                + "{'name':'any','when':{'/e':{'prefix':'te'}},'signals':[{'device':[{'type':'id','at':'/d'}],'observedAt':'/t','risk':{'const':'high'}}]}"));
        assertThat(apply(mapping, "{" + AT + ",'e':'test'}").ignored()).isEqualTo(1);
        assertThat(items(mapping, "{" + AT + ",'e':'tea'}")).hasSize(1);
        assertThat(apply(mapping, "{" + AT + ",'e':'other'}").ignored()).isEqualTo(1);
        assertThat(apply(mapping, "'text'").ignored()).isEqualTo(1);
    }

    @Test
    void neverReadsAFindingWithoutItsIdAsAVerdict() {
        Mapping mapping = signal("'finding':'/f','risk':{'const':'high'}");
        assertThat(only(mapping, "{" + AT + ",'f':'alert-1'}").finding()).contains("alert-1");
        assertThat(items(mapping, "{" + AT + "}")).singleElement().isInstanceOf(Item.Invalid.class);
    }

    @Test
    void letsGoodVerdictsExpireAndBadOnesNot() {
        Mapping mapping = signal("'compliance':{'at':'/c','table':{'yes':'compliant','no':'not-compliant'}}");
        Instant at = Instant.parse("2026-11-20T00:00:00Z");
        assertThat(only(mapping, "{" + AT + ",'c':'yes'}").expiresAt()).contains(at.plus(Duration.ofDays(7)));
        assertThat(only(mapping, "{" + AT + ",'c':'no'}").expiresAt()).isEmpty();
        Mapping other = signal("'expiresAfter':{'compliant':'PT1H','not-compliant':'P3D'},"
                + "'compliance':{'at':'/c','table':{'yes':'compliant','no':'not-compliant'}}");
        assertThat(only(other, "{" + AT + ",'c':'yes'}").expiresAt()).contains(at.plus(Duration.ofHours(1)));
        assertThat(only(other, "{" + AT + ",'c':'no'}").expiresAt()).contains(at.plus(Duration.ofDays(3)));
        Mapping never =
                signal("'expiresAfter':{'compliant':'never'},'compliance':{'at':'/c','table':{'yes':'compliant'}}");
        assertThat(only(never, "{" + AT + ",'c':'yes'}").expiresAt()).isEmpty();
    }

    @Test
    void doesNotKnowAGraceWithoutAnEnd() {
        String grace = "'compliance':{'at':'/c','table':{'soon':'in-grace'}}";
        Mapping mapping = signal("'graceUntil':'/g'," + grace);
        assertThat(only(mapping, "{" + AT + ",'c':'soon','g':'2026-11-30T00:00:00Z'}")
                        .claims()
                        .get(0)
                        .level())
                .contains(ComplianceStatus.IN_GRACE);
        assertThat(only(mapping, "{" + AT + ",'c':'soon','g':'9999-12-31T00:00:00Z'}")
                        .claims()
                        .get(0)
                        .level())
                .isEmpty();
        assertThat(only(mapping, "{" + AT + ",'c':'soon'}").claims().get(0).level())
                .isEmpty();
        assertThat(only(signal(grace), "{" + AT + ",'c':'soon'}")
                        .claims()
                        .get(0)
                        .level())
                .isEmpty();
    }

    @Test
    void timesWhatHasNoTimeByReceiptButGoodNewsEarlier() {
        Mapping mapping = Mappings.of(
                rules(
                        "{'name':'a','signals':[{'device':[{'type':'id','at':'/d'}],"
                                + "'observedAt':{'at':'/t','else':'receipt'},'risk':{'at':'/r','table':{'ok':'none','bad':'high'}}}]}"));
        assertThat(only(mapping, "{'d':'a','r':'bad'}").observedAt()).isEqualTo(Mappings.RECEIVED);
        assertThat(only(mapping, "{'d':'a','r':'ok','t':'0001-01-01T00:00:00Z'}")
                        .observedAt())
                .isEqualTo(Mappings.RECEIVED.minus(Duration.ofMinutes(5)));
        byte[] body = "{\"d\":\"a\",\"r\":\"bad\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Signal again = ((Item.Valid) ((Reading.Items) mapping.apply(body, "edr", Mappings.RECEIVED.plusSeconds(60))
                                .reading())
                        .items()
                        .get(0))
                .signal();
        Signal first = only(mapping, "{'d':'a','r':'bad'}");
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.contentHash()).isEqualTo(first.contentHash());
    }

    @Test
    void reportsAMissingTimeForThatElementOnly() {
        List<Item> items = items(
                Mappings.of(
                        "{'language':1,'name':'x','split':'','rules':[{'name':'a','signals':[{'device':[{'type':'id',"
                                + "'at':'/d'}],'observedAt':'/t','risk':{'const':'high'}}]}]}"),
                "[{" + AT + "},{'d':'b'}]");
        assertThat(items.get(0)).isInstanceOf(Item.Valid.class);
        assertThat(((Item.Invalid) items.get(1)).errors())
                .singleElement()
                .satisfies(e -> assertThat(e.sentence()).isEqualTo("/1: observed_at: no usable time found"));
    }

    @Test
    void closesAFindingOnlyForAWordInItsTable() {
        Mapping mapping = signal(
                "'finding':'/f','risk':{'const':'high'},'remediation':{'at':'/s','table':{'mitigated':'remediated'}}");
        assertThat(only(mapping, "{" + AT + ",'f':'1','s':'Mitigated'}").stage())
                .contains(Stage.REMEDIATED);
        assertThat(only(mapping, "{" + AT + ",'f':'1','s':'resolved'}").stage()).isEmpty();
    }

    private static Optional<Level> risk(Mapping mapping, String value) {
        return only(mapping, "{" + AT + ",'r':" + value + "}").claims().get(0).level();
    }
}

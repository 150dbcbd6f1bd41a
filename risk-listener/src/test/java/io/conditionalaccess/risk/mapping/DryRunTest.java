// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.registry.trial.DryRun;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DryRunTest {
    private static final Mapping MAPPING =
            Mappings.of(Mappings.rules("{'name':'test','when':{'/event':'test'},'ignore':'x'},"
                    + "{'name':'status','when':{'/event':'status'},'signals':[{'device':[{'type':'serial','at':['/a','/b']}],"
                    + "'observedAt':'/t','risk':{'at':'/r','table':{'ok':'none'}}}]}"));

    @Test
    void saysWhichRuleHoldsAndWhyOthersDoNot() {
        DryRun.Element element = run("{'event':'status','t':'2026-11-20T00:00:00Z','b':'S1','r':'ok'}")
                .elements()
                .get(0);
        assertThat(element.rule()).contains("status");
        assertThat(element.missed())
                .containsExactly(new DryRun.Missed(
                        "test", java.util.List.of("/event: expected equals one of [test], got 'status'")));
    }

    @Test
    void saysWhatEachSelectorFound() {
        DryRun.Made made = run("{'event':'status','t':'2026-11-20T00:00:00Z','a':'Default string','b':'s1','r':'ok'}")
                .elements()
                .get(0)
                .signals()
                .get(0);
        assertThat(made.item().at("/device/serial").asText()).isEqualTo("s1");
        assertThat(made.looks())
                .extracting(look -> look.member() + " " + look.pointer() + " "
                        + look.value().orElse("-") + " " + look.outcome())
                .containsExactly(
                        "device/serial /a Default string not usable",
                        "device/serial /b s1 used",
                        "risk /r ok used",
                        "observed_at /t 2026-11-20T00:00:00Z used");
        assertThat(made.errors()).isEmpty();
    }

    @Test
    void saysWhyASignalCannotBeUsed() {
        DryRun.Element element =
                run("{'event':'status','b':'s1','r':'ok'}").elements().get(0);
        assertThat(element.signals().get(0).errors())
                .extracting(DryRun.Flaw::detail)
                .containsExactly("observed_at: no usable time found");
    }

    @Test
    void showsWhatNoRuleIsAbout() {
        DryRun run = run("{'event':'other'}");
        assertThat(run.ignored()).isEqualTo(1);
        assertThat(run.elements().get(0).rule()).isEmpty();
        assertThat(run.elements().get(0).missed()).hasSize(2);
        assertThat(run("{").unreadable()).isPresent();
    }

    @Test
    void isBounded() {
        Mapping many = Mappings.of(
                "{'language':1,'name':'x','split':'','rules':[{'name':'a','when':{'/x':'y'},'ignore':'z'}]}");
        DryRun run = many.dryRun(
                ("[" + ("{\"x\":\"" + "v".repeat(500) + "\"},").repeat(99) + "{}]").getBytes(StandardCharsets.UTF_8),
                Mappings.SOURCE,
                Mappings.RECEIVED);
        assertThat(run.elements()).hasSize(20);
        assertThat(run.more()).isEqualTo(80);
        assertThat(run.elements().get(0).missed().get(0).why().get(0)).hasSizeLessThan(300);
    }

    private static DryRun run(String body) {
        return MAPPING.dryRun(
                body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Mappings.SOURCE, Mappings.RECEIVED);
    }
}

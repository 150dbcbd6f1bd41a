// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the sender of a signal is told has become of it. */
@Tag("core")
class SignalStatusIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Fleet FLEET = new Fleet(REALM);
    private final Instant noon = Instant.now().minus(Duration.ofHours(1));

    private final SignalSender edr = REALM.edr();
    private final String laptop = FLEET.device();

    @Test
    void aChangedLevelIsApplied() {
        assertThat(tell(Map.of("risk", "medium"))).isEqualTo("applied");
        assertThat(tell(Map.of("risk", "low"))).isEqualTo("applied");

        assertThat(FLEET.risk(laptop)).isEqualTo("low");
    }

    @Test
    void aChangedReasonIsAppliedToo() {
        tell(Map.of("risk", "medium", "reason", Map.of("code", "malware")));

        assertThat(tell(Map.of("risk", "medium", "reason", Map.of("code", "ransomware"))))
                .isEqualTo("applied");
    }

    @Test
    void theSameLevelAtALaterTimeIsUnchangedAndTheTimeAdvances() {
        tell(Map.of("risk", "medium", "observed_at", noon.toString()));
        Instant later = noon.plusSeconds(60);

        assertThat(tell(Map.of("risk", "medium", "observed_at", later.toString())))
                .isEqualTo("unchanged");

        String observedAt =
                FLEET.finding(laptop, "edr", Fleet.SNAPSHOT).path("observedAt").asText();
        assertThat(Duration.between(later, Instant.parse(observedAt)).abs()).isLessThan(Duration.ofMillis(1));
    }

    @Test
    void theSameIdAndContentIsADuplicateInWhateverOrderTheMembersCome() {
        String one = "{\"id\":\"same\",\"risk\":\"medium\",\"observed_at\":\"%s\",\"device\":{\"id\":\"%s\"}}";
        String other =
                "{ \"device\": {\"id\":\"%2$s\"}, \"observed_at\": \"%1$s\", \"risk\": \"medium\", \"id\": \"same\" }";
        assertThat(status(edr.sendText(one.formatted(noon, laptop)))).isEqualTo("applied");

        JsonNode result = TestRealm.resultOf(edr.sendText(other.formatted(noon, laptop)));

        assertThat(result.path("status").asText()).isEqualTo("duplicate");
        assertThat(result.path("flags")).isEmpty();
    }

    @Test
    void aDuplicateChangesNothing() {
        Map<String, Object> first = TestRealm.signal(laptop, Map.of("risk", "medium"));
        edr.send(first).expect(202);
        tell(Map.of("risk", "none"));

        assertThat(status(edr.send(first))).isEqualTo("duplicate");
        assertThat(FLEET.risk(laptop)).isEqualTo("none");
    }

    @Test
    void twiceTheSameInOneRequestIsOnceADuplicate() {
        Map<String, Object> signal = TestRealm.signal(laptop, Map.of("risk", "medium"));

        JsonNode results = edr.send(List.of(signal, signal)).expect(202).json().path("results");

        assertThat(results.findValuesAsText("status")).containsExactly("applied", "duplicate");
    }

    @Test
    void aUsedIdWithOtherContentIsProcessedAndFlagged() {
        Map<String, Object> signal = TestRealm.signal(laptop, Map.of("risk", "medium"));
        edr.send(signal).expect(202);
        signal.put("risk", "low");
        signal.put("observed_at", Instant.now().toString());

        JsonNode result = TestRealm.resultOf(edr.send(signal));

        assertThat(result.path("status").asText()).isEqualTo("applied");
        assertThat(result.path("flags").path(0).asText()).isEqualTo("id-reused");
        assertThat(FLEET.risk(laptop)).isEqualTo("low");
    }

    @Test
    void idsOfOneSourceMeanNothingToAnother() {
        Map<String, Object> signal = TestRealm.signal(laptop, Map.of("risk", "medium"));
        edr.send(signal).expect(202);

        JsonNode result = TestRealm.resultOf(REALM.mdm().send(signal));

        assertThat(result.path("status").asText()).isEqualTo("applied");
        assertThat(result.path("flags")).isEmpty();
    }

    @Test
    void whatIsOlderThanWhatIsKnownIsOutdated() {
        tell(Map.of("risk", "none", "observed_at", noon.toString()));

        assertThat(tell(Map.of(
                        "risk", "high", "observed_at", noon.minusSeconds(1).toString())))
                .isEqualTo("outdated");
        assertThat(FLEET.risk(laptop)).isEqualTo("none");
    }

    @Test
    void whatIsOlderThanTheRetentionIsOutdatedEvenIfNothingIsKnown() {
        Instant old = Instant.now().minus(Duration.ofDays(30)).minusSeconds(60);

        assertThat(tell(Map.of("risk", "high", "observed_at", old.toString()))).isEqualTo("outdated");
        assertThat(FLEET.access(laptop)).isEqualTo("ok");
    }

    @Test
    void unchangedOnOneAxisOutranksOutdatedOnTheOther() {
        tell(Map.of("compliance", "compliant", "observed_at", noon.toString()));
        tell(Map.of("risk", "none", "observed_at", noon.plusSeconds(60).toString()));

        assertThat(tell(Map.of(
                        "compliance",
                        "compliant",
                        "risk",
                        "high",
                        "observed_at",
                        noon.plusSeconds(30).toString())))
                .isEqualTo("unchanged");
        assertThat(FLEET.risk(laptop)).isEqualTo("none");
    }

    @Test
    void resultsComeInTheOrderOfTheRequestAndAnInvalidItemDoesNotTakeDownItsBatch() {
        Map<String, Object> first = TestRealm.signal(laptop, Map.of("id", "a-" + laptop, "risk", "low"));
        Map<String, Object> wrong = TestRealm.signal(laptop, Map.of("id", "b-" + laptop, "risk", "severe"));
        Map<String, Object> third = TestRealm.signal(laptop, Map.of("id", "c-" + laptop, "risk", "medium"));

        JsonNode results =
                edr.send(List.of(first, wrong, third)).expect(202).json().path("results");

        assertThat(results.findValuesAsText("index")).containsExactly("0", "1", "2");
        assertThat(results.findValuesAsText("id")).containsExactly("a-" + laptop, "b-" + laptop, "c-" + laptop);
        assertThat(results.findValuesAsText("status")).containsExactly("applied", "invalid", "applied");
        assertThat(results.path(0).path("errors")).isEmpty();
        JsonNode error = results.path(1).path("errors").path(0);
        assertThat(error.path("pointer").asText()).isEqualTo("/1/risk");
        assertThat(error.path("value").asText()).isEqualTo("severe");
        assertThat(FLEET.risk(laptop)).isEqualTo("medium");
    }

    @Test
    void anItemWhoseIdCannotBeReadIsFoundByItsIndex() {
        JsonNode results = edr.send(List.of(TestRealm.signal(laptop, Map.of("risk", "low")), 7))
                .expect(202)
                .json()
                .path("results");

        assertThat(results.path(1).path("index").asInt()).isEqualTo(1);
        assertThat(results.path(1).has("id")).isFalse();
        assertThat(results.path(1).path("errors").path(0).path("pointer").asText())
                .isEqualTo("/1");
    }

    private String tell(Map<String, ?> fields) {
        return REALM.tell(edr, laptop, fields);
    }

    private static String status(Reply reply) {
        return TestRealm.resultOf(reply).path("status").asText();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An operator lets a device in for a while, whatever sources say. */
class ExemptionIT {
    private final TestRealm realm = TestRealm.create().device("laptop");

    @Test
    void lastsUntilItEndsByItself() {
        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"));

        exempt(in(Duration.ofHours(1)), "a demonstration").expect(200);

        Tokens tokens = realm.login("laptop");
        assertThat(realm.shown("laptop").path("access").asText()).isEqualTo("ok");
        exempt(in(Duration.ofSeconds(3)), "it is nearly over").expect(200);
        Eventually.holds("it is over", () -> realm.refresh("laptop", tokens) == 400);
    }

    @Test
    void anOperatorEndsItAndQuarantineOutranksIt() {
        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"));
        exempt(in(Duration.ofHours(1)), "a demonstration").expect(200);
        Tokens tokens = realm.login("laptop");

        exempt(Optional.empty(), "no longer").expect(200);
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(400);
        assertThat(realm.shown("laptop").path("exemptUntil").isNull()).isTrue();

        exempt(in(Duration.ofHours(1)), "again").expect(200);
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(200);
        realm.admin
                .post(realm.ofDevice("laptop", "/quarantine"), Map.of("reason", "stolen"))
                .expect(200);
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(400);
    }

    @Test
    void needsAReasonAndAnEndWithinAYear() {
        Problems.of(exempt(in(Duration.ofHours(-1)), "past"), 400);
        Problems.of(exempt(in(Duration.ofDays(400)), "too long"), 400);
        Problems.of(exempt(in(Duration.ofHours(1)), ""), 400);
        Problems.of(realm.admin.post(realm.ofDevice("laptop", "/exempt"), Map.of("reason", "no end")), 400);

        assertThat(realm.shown("laptop").path("exemptUntil").isNull()).isTrue();
    }

    private static Optional<Instant> in(Duration time) {
        return Optional.of(Instant.now().plus(time));
    }

    private Reply exempt(Optional<Instant> until, String reason) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("reason", reason);
        until.ifPresentOrElse(end -> body.put("until", end.toString()), () -> body.putNull("until"));
        return realm.admin.post(realm.ofDevice("laptop", "/exempt"), body);
    }
}

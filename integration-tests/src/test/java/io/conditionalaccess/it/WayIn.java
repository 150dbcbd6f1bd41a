// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.http.Http;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every way to get or use a person's access has to show. A test class for one way extends this and says how one goes
 * that way; what is peculiar to the way it tests besides.
 *
 * @param <T> what getting in yields, for example tokens
 */
abstract class WayIn<T> {
    protected final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    protected final RealmSettings settings = new RealmSettings(realm);
    protected final Http laptop = realm.from("laptop");
    private Denials denials = Denials.keptBy(realm);

    /** Whatever the way needs in the realm: clients, flows, users. */
    protected void prepare() {}

    /** Goes this way anew as alice; empty if access was refused in the way that the contract's table says. */
    protected abstract Optional<T> enter(Http from);

    /** Whether what was got still works: a refresh, another request with it, a second visit. */
    protected abstract boolean works(T access, Http from);

    /** The person's other device. */
    protected Http phone() {
        return realm.from("phone");
    }

    /** The types of the events of one refusal. */
    protected List<String> eventsOfARefusal() {
        return List.of("LOGIN_ERROR");
    }

    @BeforeEach
    void prepareTheWay() {
        prepare();
        denials = Denials.keptBy(realm);
    }

    @Test
    void aHealthyDeviceGetsIn() {
        assertThat(enter(laptop).filter(access -> works(access, laptop))).isPresent();
        assertThat(denials.all()).isEmpty();
    }

    @Test
    void aBadDeviceIsRefusedAndTheRefusalIsOneEvent() {
        infect("medium");

        assertThat(enter(laptop)).isEmpty();

        assertThat(denials.types()).isEqualTo(eventsOfARefusal());
    }

    @Test
    void aRefusalLeavesNoSession() {
        int sessions = settings.sessions("alice");
        infect("high");

        assertThat(enter(laptop)).isEmpty();

        assertThat(settings.sessions("alice")).isLessThanOrEqualTo(sessions);
        assertThat(settings.offlineSessions("alice")).isZero();
    }

    @Test
    void anotherDeviceOfThePersonIsNotAffected() {
        infect("high");

        Http phone = phone();
        assertThat(enter(phone).filter(access -> works(access, phone))).isPresent();
    }

    @Test
    void monitorChangesNothingButRecordsWhatEnforceWouldHaveDone() {
        realm.recipe.policy(Map.of("mode", "monitor"));
        infect("high");

        assertThat(enter(laptop).filter(access -> works(access, laptop))).isPresent();

        assertThat(denials.all()).isEmpty();
        Eventually.holds(
                "a would-be denial of the laptop is on record",
                () -> decisions()
                        .anyMatch(decision -> decision.path("deviceId").asText().equals("laptop")
                                && !decision.path("enforced").asBoolean()));
    }

    @Test
    void whatIsHeldResumes() {
        T access = enter(laptop).orElseThrow();
        infect("medium");
        assertThat(works(access, laptop)).isFalse();

        infect("none");

        assertThat(works(access, laptop)).isTrue();
    }

    @Test
    void whatIsRevokedDoesNotResumeButTheWayIsOpenAgain() {
        T access = enter(laptop).orElseThrow();
        infect("high");
        infect("none");

        assertThat(works(access, laptop)).isFalse();
        assertThat(enter(laptop).filter(anew -> works(anew, laptop))).isPresent();
    }

    protected void infect(String risk) {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", risk))).isEqualTo("applied");
    }

    private Stream<JsonNode> decisions() {
        JsonNode found = realm.admin
                .get(realm.api("decisions?device=laptop"))
                .expect(200)
                .json();
        return StreamSupport.stream(found.spliterator(), false);
    }
}

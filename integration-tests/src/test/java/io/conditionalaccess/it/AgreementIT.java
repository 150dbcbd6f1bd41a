// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A real login and a real refresh are answered as {@code what-if}, {@code sessions}, {@code impact}, the device and its
 * timeline say, whatever the policy and the findings. The seed is printed; {@code -Dagreement.seed} repeats the run.
 */
class AgreementIT {
    private static final long SEED = Long.getLong("agreement.seed", System.nanoTime());
    private static final int ROUNDS = 12;

    private static final Map<String, String> LENIENT =
            Map.of("mode", "enforce", "unknownDevice", "deny", "requiredSources", "", "nonCompliant", "hold");

    private final TestRealm realm = TestRealm.create().device("laptop");
    private final Random random = new Random(SEED);

    @BeforeAll
    static void printSeed() {
        System.out.println("agreement: -Dagreement.seed=" + SEED);
    }

    @Test
    void whatIsSaidIsWhatIsDone() {
        for (int round = 0; round < ROUNDS; round++) {
            realm.recipe.policy(LENIENT);
            realm.clear("laptop");
            Tokens tokens = realm.login("laptop");
            Map<String, String> policy = policy();
            realm.recipe.policy(policy);
            Instant since = Instant.now();
            for (int i = random.nextInt(4); i > 0; i--) {
                realm.tell(any(List.of(realm.edr(), realm.mdm())), "laptop", finding());
            }
            String told = "round " + round + " of seed " + SEED + " under " + policy;

            String person = any(List.of("alice", "bob"));
            boolean enforced = "enforce".equals(policy.get("mode"));
            String access = realm.shown("laptop").path("access").asText();
            JsonNode shown = whatIf(Map.of("user", person, "client", "app", "device", "laptop"));
            JsonNode hidden = whatIf(Map.of("user", person, "client", "app"));
            JsonNode impact =
                    realm.admin.get(realm.api("impact?days=1")).expect(200).json();
            Optional<String> lastState = lastState(since);
            Optional<String> session = sessionAccess(tokens);

            if (enforced) {
                assertThat(shown.path("access").asText()).as(told).isEqualTo(access);
                assertThat(lastState.orElse(access)).as("timeline, " + told).isEqualTo(access);
                assertThat(impact.path("devices").path("blocked").asInt())
                        .as("impact, " + told)
                        .isEqualTo(access.equals("ok") ? 0 : 1);
            }
            assertThat(realm.refresh("laptop", tokens))
                    .as("refresh, " + told)
                    .isEqualTo(!enforced || session.equals(Optional.of("ok")) ? 200 : 400);
            assertThat(isLetIn(realm.from("laptop"), person))
                    .as("login, " + told)
                    .isEqualTo(!shown.path("denied").asBoolean());
            assertThat(isLetIn(realm.fromNowhere(), person))
                    .as("login without a device, " + told)
                    .isEqualTo(!hidden.path("denied").asBoolean());
        }
    }

    private Map<String, String> policy() {
        return Map.of(
                "mode", any(List.of("enforce", "enforce", "enforce", "monitor")),
                "holdAt", any(List.of("low", "medium", "high")),
                "revokeAt", any(List.of("high", "never")),
                "nonCompliant", any(List.of("allow", "hold", "revoke")),
                "unknownDevice", any(List.of("allow", "deny", "worst-of-user")),
                "staleDevice", any(List.of("allow", "deny")),
                "requiredSources", any(List.of("", "mdm")));
    }

    private Map<String, String> finding() {
        Map<String, String> said = any(List.of(
                Map.of("risk", "low"),
                Map.of("risk", "medium"),
                Map.of("risk", "high"),
                Map.of("risk", "none"),
                Map.of("risk", "unknown"),
                Map.of("compliance", "compliant"),
                Map.of("compliance", "not-compliant")));
        return random.nextBoolean() ? said : with(said, "finding", "f-" + random.nextInt(2));
    }

    private static Map<String, String> with(Map<String, String> said, String key, String value) {
        Map<String, String> more = new HashMap<>(said);
        more.put(key, value);
        return more;
    }

    private JsonNode whatIf(Map<String, String> question) {
        return realm.admin.post(realm.api("what-if"), question).expect(200).json();
    }

    /** Of this round: a change of the policy alone is nothing that happens to a device. */
    private Optional<String> lastState(Instant since) {
        return StreamSupport.stream(
                        realm.admin
                                .get(realm.ofDevice("laptop", "/timeline?max=500&from=" + since))
                                .expect(200)
                                .json()
                                .spliterator(),
                        false)
                .filter(entry -> entry.path("kind").asText().equals("state"))
                .map(entry -> entry.path("access").asText())
                .findFirst();
    }

    /** Empty if the session is gone. */
    private Optional<String> sessionAccess(Tokens tokens) {
        return StreamSupport.stream(
                        realm.admin
                                .get(realm.ofDevice("laptop", "/sessions?max=500"))
                                .expect(200)
                                .json()
                                .spliterator(),
                        false)
                .filter(session -> session.path("id")
                        .asText()
                        .equals(tokens.claims().path("sid").asText()))
                .map(session -> session.path("access").asText())
                .findFirst();
    }

    private boolean isLetIn(Http from, String person) {
        return realm.browser(from).login(DemoRealm.APP, person, person) instanceof Visit.Code;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}

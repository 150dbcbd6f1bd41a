// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Requests with something wrong in them, whatever it is: an answer that is no server error, and nothing for a forgery. */
class MutatedRequestsIT {
    private static final int REQUESTS = Integer.getInteger("mutated.requests", 250);
    private static final TestRealm REALM = TestRealm.create();
    private static final String ENTRA = UUID.randomUUID().toString();
    private static final String LAPTOP = new Fleet(REALM).deviceWith("entra_device_id", ENTRA);

    static {
        REALM.recipe
                .addSource(
                        "defender",
                        "mapping",
                        Map.of("secret", DemoRealm.EDR_SECRET, "mapping", "microsoft-defender", "maxRisk", "medium"))
                .expect(201);
    }

    private final Random random = new Random(Long.getLong("mutated.seed", 4711L));
    private final SignalSender defender = REALM.sender("defender", SignalSender.hmac(DemoRealm.EDR_SECRET));

    @Test
    void aBodyThatNobodySendsIsAnsweredAllTheSame() {
        for (int i = 0; i < REQUESTS; i++) {
            String body = mutated(body("High"));
            assertThat(defender.sendText(body).status()).as(body).isIn(202, 400);
        }
    }

    @Test
    void whatWasChangedAfterItWasSignedChangesNothing() {
        defender.sendText(body("None")).expect(202);
        JsonNode before = REALM.shown(LAPTOP);
        for (int i = 0; i < REQUESTS; i++) {
            String body = body("High");
            Map<String, String> headers = SignalSender.signed(DemoRealm.EDR_SECRET, "msg_" + i, Instant.now(), body);
            boolean inBody = random.nextBoolean();
            String sent = inBody ? mutated(body) : body;
            Map<String, String> shown = inBody ? headers : forged(headers);
            if (!sent.equals(body) || !shown.equals(headers)) {
                assertThat(defender.sendText(sent, "application/json", shown).status())
                        .as(sent + " " + shown)
                        .isEqualTo(401);
            }
        }
        assertThat(REALM.shown(LAPTOP)).isEqualTo(before);
    }

    private static String body(String score) {
        return Json.write(Map.of(
                "askedAt",
                Instant.now().toString(),
                "value",
                List.of(Map.of("id", "m-1", "aadDeviceId", ENTRA, "riskScore", score, "healthStatus", "Active"))));
    }

    /** One to three places cut, doubled or overwritten. */
    private String mutated(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(changed.length());
            int end = Math.min(changed.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> changed.delete(at, Math.max(at, Math.min(end, changed.length() - 1)));
                case 1 -> changed.insert(at, changed.substring(at, end));
                case 2 -> changed.setCharAt(at, "{}[]\",:\\0e-n\u00e9 \u0000".charAt(random.nextInt(15)));
                default -> changed.setCharAt(at, (char) (' ' + random.nextInt(95)));
            }
        }
        return changed.toString();
    }

    private Map<String, String> forged(Map<String, String> headers) {
        List<String> names = List.copyOf(headers.keySet());
        String name = names.get(random.nextInt(names.size()));
        Map<String, String> forged = new HashMap<>(headers);
        forged.computeIfPresent(name, (key, value) -> {
            byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
            int at = key.equals("webhook-signature") ? 3 + random.nextInt(40) : random.nextInt(bytes.length);
            bytes[at] = (byte) (bytes[at] == 'x' ? 'y' : 'x');
            return new String(bytes, StandardCharsets.US_ASCII);
        });
        return forged;
    }
}

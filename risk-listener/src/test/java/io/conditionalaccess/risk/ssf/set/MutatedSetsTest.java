// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.risk.ssf.event.Action;
import io.conditionalaccess.risk.ssf.event.EventMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Seeded: nothing that was changed after it was signed is accepted, and nothing that was signed makes the reader fail. */
class MutatedSetsTest {
    private static final int TOKENS = Integer.getInteger("ssf.tokens", 30_000);
    private static final long SEED = Long.getLong("ssf.seed", 4711L);
    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= \u0000";
    private static final List<String> WORDS = List.of(
            "",
            "none",
            "compliant ",
            "Compliant",
            "COMPLIANT",
            "compliantx",
            "LOW",
            "low",
            "opaque",
            "complex",
            "aliases",
            "iss_sub",
            "email",
            "ALL",
            "1e999999999",
            "\u0000",
            "\ud800",
            "not-compliant");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final SetRules RULES = new SetRules(
            "https://idp.example",
            "https://sp.example",
            Set.of(SetAlgorithm.RS256, SetAlgorithm.EDDSA),
            Duration.ofDays(7));

    private final Random random = new Random(SEED);

    @Test
    void acceptsNothingThatWasChanged() {
        nothingChangedIsAccepted(Signer.rsa(2048), "RS256", TOKENS / 2);
        nothingChangedIsAccepted(Signer.ed("Ed25519"), "EdDSA", TOKENS - TOKENS / 2);
    }

    private void nothingChangedIsAccepted(Signer signer, String algorithm, int tokens) {
        String token = signer.sign(
                "{\"alg\":\"" + algorithm + "\",\"typ\":\"secevent+jwt\",\"kid\":\"key-1\"}",
                claims(CAEP + "device-compliance-change").toString(),
                algorithm);
        SetValidation validation =
                new SetValidation(RULES, kid -> Optional.of(new SigningKey(signer.keys.getPublic(), Optional.empty())));
        assertThat(validation.read(token.getBytes(UTF_8), NOW).jti()).isEqualTo("jti-1");
        for (int i = 0; i < tokens; i++) {
            String changed = changed(token);
            boolean accepted = isAccepted(validation, changed);
            if (accepted) {
                assertThat(changed.strip())
                        .as("seed %d, %s, token %d", SEED, algorithm, i)
                        .isEqualTo(token);
            }
        }
    }

    @Test
    void whatATransmitterSignsIsReadOrRefused() throws JsonProcessingException {
        List<String> types = new ArrayList<>(EventMapping.ACTED_ON);
        types.add(SecurityEvent.VERIFICATION);
        types.add(SecurityEvent.STREAM_UPDATED);
        EventMapping strict = new EventMapping(AliasType.ID, false);
        EventMapping tolerant = new EventMapping(AliasType.SERIAL, true);
        int told = 0;
        for (int i = 0; i < TOKENS; i++) {
            ObjectNode claims = claims(types.get(i % types.size()));
            for (int change = random.nextInt(4); change > 0; change--) {
                change(claims);
            }
            Optional<Action> action = read(claims, i % 2 == 0 ? strict : tolerant);
            if (action.isPresent() && action.get() instanceof Action.Tell tell) {
                told++;
                check(tell.item(), claims, "seed " + SEED + ", token " + i);
            }
        }
        assertThat(told).isPositive();
    }

    private static void check(ObjectNode item, ObjectNode claims, String which) {
        if (item.path("compliance").asText().equals("compliant")) {
            String said = claims.findPath("current_status").asText();
            assertThat(said.strip().toLowerCase(Locale.ROOT)).as(which).isEqualTo("compliant");
        }
        if (item.path("risk").asText().equals("low")) {
            String said = claims.findPath("current_level").asText();
            assertThat(said.strip().toLowerCase(Locale.ROOT)).as(which).isIn("low", "none");
        }
    }

    private static Optional<Action> read(ObjectNode claims, EventMapping mapping) throws JsonProcessingException {
        try {
            ObjectNode sent = (ObjectNode) JSON.readTree(JSON.writeValueAsString(claims));
            SecurityEvent event = new SetClaims(sent).event(NOW, RULES.maxAge());
            return Optional.of(mapping.map(event, Set.of("user")));
        } catch (RefusedSet refused) {
            return Optional.empty();
        }
    }

    private static boolean isAccepted(SetValidation validation, String token) {
        try {
            validation.read(token.getBytes(UTF_8), NOW);
            return true;
        } catch (RefusedSet refused) {
            return false;
        }
    }

    private String changed(String token) {
        String[] parts = token.split("\\.", -1);
        return switch (random.nextInt(6)) {
            case 0 -> replaced(token);
            case 1 -> token.substring(0, random.nextInt(token.length()));
            case 2 -> token + letter();
            case 3 -> parts[random.nextInt(3)] + "." + parts[random.nextInt(3)] + "." + parts[random.nextInt(3)];
            case 4 -> {
                int part = random.nextInt(3);
                String[] copy = Arrays.copyOf(parts, 3);
                copy[part] = replaced(copy[part]);
                yield String.join(".", copy);
            }
            default -> replaced(replaced(token));
        };
    }

    private String replaced(String text) {
        int at = random.nextInt(text.length());
        return text.substring(0, at) + letter() + text.substring(at + 1);
    }

    private char letter() {
        return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }

    private void change(JsonNode node) {
        List<Runnable> places = new ArrayList<>();
        places(node, places);
        places.get(random.nextInt(places.size())).run();
    }

    private void places(JsonNode node, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            object.properties().stream().map(Map.Entry::getKey).toList().forEach(name -> {
                places.add(() -> object.remove(name));
                places.add(() -> object.set(name, value()));
                places.add(() -> object.set(name + "x", value()));
                places(object.get(name), places);
            });
        }
    }

    private JsonNode value() {
        return switch (random.nextInt(7)) {
            case 0 -> JSON.getNodeFactory().nullNode();
            case 1 -> JSON.getNodeFactory().numberNode(random.nextLong());
            case 2 -> JSON.getNodeFactory().numberNode(random.nextDouble());
            case 3 -> JSON.createObjectNode();
            case 4 -> JSON.createArrayNode().add(value());
            default -> JSON.getNodeFactory().textNode(WORDS.get(random.nextInt(WORDS.size())));
        };
    }

    private static ObjectNode claims(String type) {
        ObjectNode claims = JSON.createObjectNode()
                .put("iss", "https://idp.example")
                .put("aud", "https://sp.example")
                .put("jti", "jti-1")
                .put("iat", NOW.getEpochSecond());
        ObjectNode subject = claims.putObject("sub_id").put("format", "complex");
        subject.putObject("user")
                .put("format", "iss_sub")
                .put("iss", "https://idp.example")
                .put("sub", "alice");
        subject.putObject("device").put("format", "opaque").put("id", "laptop");
        claims.putObject("events")
                .putObject(type)
                .put("current_status", "not-compliant")
                .put("current_level", "HIGH")
                .put("principal", "DEVICE")
                .put("change_type", "update")
                .put("credential_type", "password")
                .put("status", "enabled")
                .put("event_timestamp", NOW.getEpochSecond());
        return claims;
    }
}

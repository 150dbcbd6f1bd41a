// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.RealmRecipe;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.http.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be saved as a source, and what becomes of its secrets. */
@Tag("core")
class SourceConfigurationIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final String LAPTOP = new Fleet(REALM).device();
    private static final String SECRET = DemoRealm.EDR_SECRET;
    private static final String MASK = "**********";

    private final String alias = "s-" + UUID.randomUUID();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auth|none|auth: expected one of hmac, header, bearer, custom-hmac, basic, client-certificate, client-state, got \"none\"",
                "maxRisk|critical|maxRisk: expected one of none, low, medium, high, got \"critical\"",
                "mayClear|yes|mayClear: expected one of true, false, got \"yes\"",
                "mayCreateDevices|1|mayCreateDevices: expected one of true, false, got \"1\"",
                "enabled|on|enabled: expected one of true, false, got \"on\"",
                "ratePerMinute|0|ratePerMinute: expected a whole number from 1 to 10000000, got \"0\"",
                "ratePerMinute|many|ratePerMinute: expected a whole number from 1 to 10000000, got \"many\"",
                "trustedAliases|hostname|trustedAliases: expected any of id, serial, entra_device_id, agent_id, hardware_uuid, got \"hostname\"",
                "headerName|X Key|headerName: expected the name of an HTTP header, got \"X Key\"",
                "auth|header|headerName: required where auth is header",
                "auth|bearer|clientId: required where auth is bearer",
                "mayclear|true|mayclear: not a key of this kind of source, known are enabled, auth, secret",
                "maxRisk|{0} isn't|maxRisk: expected one of none, low, medium, high, got \"{0} isn't\"",
            },
            quoteCharacter = '`')
    void aWrongValueIsRefusedWithKeyValueAndWhatIsAllowed(String key, String value, String message) {
        assertThat(refusal(alias, Map.of(key, value))).startsWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"geheim", "whsec_c2hvcnQ=", "whsec_not base64 at all"})
    void aWrongSecretIsRefusedWithoutBeingRepeated(String secret) {
        assertThat(refusal(alias, Map.of("secret", secret)))
                .startsWith("secret: expected whsec_ and the base64 of 24 to 64 bytes")
                .doesNotContain(secret);
        assertThat(refusal(alias, Map.of("secret", SECRET, "secretNext", secret)))
                .startsWith("secretNext: expected whsec_")
                .doesNotContain(secret)
                .doesNotContain(SECRET);
    }

    @Test
    void aStaticSecretThatCouldBeGuessedIsRefused() {
        String tooShort = "0123456789abcdef0123456789abcde";

        assertThat(refusal(alias, Map.of("auth", "header", "headerName", "X-Key", "secret", tooShort)))
                .startsWith("secret: expected 32 to 1024 visible ASCII characters")
                .doesNotContain(tooShort);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EDR", "-edr", "e dr", "a/b", "operator"})
    void anAliasThatIsNoKeyIsRefused(String name) {
        assertThat(refusal(name, Map.of())).startsWith("name: expected ").contains(name);
    }

    @Test
    void anAliasIsTakenOnce() {
        assertThat(refusal(DemoRealm.EDR, Map.of("secret", SECRET)))
                .startsWith("name: expected an alias that no other source of the realm has");
    }

    @Test
    void anotherRealmMayHaveASourceOfTheSameAlias() {
        TestRealm other = TestRealm.create();

        assertThat(other.edr().sendText("[]").status()).isEqualTo(202);
    }

    @Test
    void anAliasCannotBeChanged() {
        save(alias, Map.of("secret", SECRET));
        ObjectNode component = component(alias);
        component.put("name", "other-" + alias);

        assertThat(message(put(component))).startsWith("name: expected the alias that the source was created with");
        assertThat(status(SECRET)).isEqualTo(202);
    }

    @Test
    void aRefusedChangeLeavesTheSourceAsItWas() {
        save(alias, Map.of("secret", SECRET));
        ObjectNode component = component(alias);
        component.withObjectProperty("config").putArray("maxRisk").add("severe");

        put(component).expect(400);

        assertThat(component(alias).path("config").has("maxRisk")).isFalse();
    }

    @Test
    void secretsAreMaskedWhenReadAndKeptWhenTheMaskIsWritten() {
        save(alias, Map.of("secret", SECRET, "secretNext", DemoRealm.MDM_SECRET));
        ObjectNode component = component(alias);
        assertThat(component.path("config").path("secret").path(0).asText()).isEqualTo(MASK);
        assertThat(component.path("config").path("secretNext").path(0).asText()).isEqualTo(MASK);
        assertThat(component.toString()).doesNotContain(SECRET).doesNotContain(DemoRealm.MDM_SECRET);
        component.withObjectProperty("config").putArray("maxRisk").add("low");

        put(component).expect(204);

        assertThat(status(SECRET)).isEqualTo(202);
        assertThat(status(DemoRealm.MDM_SECRET)).isEqualTo(202);
    }

    @Test
    void aNewSecretCountsAtOnceAndTheOldOneNoMore() {
        save(alias, Map.of("secret", SECRET));
        assertThat(status(SECRET)).isEqualTo(202);
        ObjectNode component = component(alias);
        component.withObjectProperty("config").putArray("secret").add(DemoRealm.MDM_SECRET);

        put(component).expect(204);

        assertThat(status(DemoRealm.MDM_SECRET)).isEqualTo(202);
        assertThat(status(SECRET)).isEqualTo(401);
    }

    @Test
    void aSourceIsGoneAtOnceWhenItIsDeleted() {
        save(alias, Map.of("secret", SECRET));

        REALM.admin
                .delete(REALM.name + "/components/"
                        + component(alias).path("id").asText())
                .expect(204);

        assertThat(status(SECRET)).isEqualTo(401);
    }

    @Test
    void aSourceWhoseSecretIsTheMaskOfAnExportIsStoredAndAuthenticatesNobody() {
        save(alias, Map.of("auth", "header", "headerName", "X-Key", "secret", MASK));

        assertThat(REALM.sender(alias, SignalSender.header("X-Key", MASK))
                        .sendText("[]")
                        .status())
                .isEqualTo(401);
        JsonNode shown = shownInStatus();
        assertThat(shown.path("enabled").asBoolean()).isTrue();
        assertThat(shown.path("configured").asBoolean()).isFalse();
    }

    @Test
    void aReimportedExportAuthenticatesNobodyUntilItsSecretsAreSetAgain() {
        JsonNode exported = REALM.admin
                .post(REALM.name + "/partial-export")
                .expect(200)
                .json()
                .path("components");
        assertThat(exported.path(RealmRecipe.SOURCE).toString()).contains(MASK).doesNotContain(SECRET);
        String copy = "copy-" + alias;
        REALM.admin
                .post("", Map.of("realm", copy, "enabled", true, "components", ours(exported)))
                .expect(201);

        Reply reply = new SignalSender(
                        REALM.fromNowhere(),
                        REALM.uri().resolve("/realms/" + copy),
                        DemoRealm.EDR,
                        SignalSender.hmac(SECRET))
                .sendText("[]");

        assertThat(reply.status()).isEqualTo(401);
        RealmRecipe recipe = new RealmRecipe(REALM.admin, copy);
        assertThat(recipe.only("components?type=" + RealmRecipe.SOURCE, "name", DemoRealm.EDR)
                        .path("providerId")
                        .asText())
                .isEqualTo("generic");
    }

    /** Without ids, because the original is on the same server. */
    private static Map<String, JsonNode> ours(JsonNode components) {
        Map<String, JsonNode> ours = new HashMap<>();
        for (String type : List.of(RealmRecipe.SOURCE, RealmRecipe.POLICY)) {
            JsonNode ofType = components.path(type).deepCopy();
            ofType.forEach(component -> ((ObjectNode) component).remove("id"));
            ours.put(type, ofType);
        }
        return ours;
    }

    private static void save(String alias, Map<String, String> config) {
        REALM.recipe.addSource(alias, config).expect(201);
    }

    private static String refusal(String alias, Map<String, String> config) {
        return message(REALM.recipe.addSource(alias, config));
    }

    private static String message(Reply reply) {
        return reply.expect(400).json().path("errorMessage").asText();
    }

    private static ObjectNode component(String alias) {
        return (ObjectNode) REALM.recipe.only("components?type=" + RealmRecipe.SOURCE, "name", alias);
    }

    private static Reply put(ObjectNode component) {
        return REALM.admin.put(
                REALM.name + "/components/" + component.path("id").asText(), component);
    }

    private int status(String secret) {
        return REALM.sender(alias, SignalSender.hmac(secret))
                .send(TestRealm.signal(LAPTOP, Map.of("risk", "none")))
                .status();
    }

    private JsonNode shownInStatus() {
        JsonNode sources = REALM.admin
                .get(REALM.name + "/device-compliance/status")
                .expect(200)
                .json()
                .path("sources");
        for (JsonNode source : sources) {
            if (source.path("alias").asText().equals(alias)) {
                return source;
            }
        }
        throw new AssertionError("no source " + alias + " in " + sources);
    }
}

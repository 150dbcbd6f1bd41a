// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import static io.conditionalaccess.admin.Fixtures.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.core.decision.Situation;
import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Tag;
import io.conditionalaccess.core.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeviceBodyTest {
    private static final DeviceId LAPTOP = new DeviceId("laptop");

    @Test
    void readsADevice() {
        DeviceBody read = created("""
                {"id": " laptop ", "name": "Alice's laptop", "platform": "linux", "tags": ["Lab", "lab", " site-1 "],
                 "owners": ["alice"],
                 "aliases": [{"type": "serial", "value": "c02x", "source": null},
                             {"type": "serial", "value": "C02X"},
                             {"type": "hostname", "value": "laptop.example.org"}]}""");

        assertThat(read.draft().id()).isEqualTo(LAPTOP);
        assertThat(read.draft().name()).contains("Alice's laptop");
        assertThat(read.draft().platform()).contains("linux");
        assertThat(read.draft().tags()).containsExactlyInAnyOrder(new Tag("lab"), new Tag("site-1"));
        assertThat(read.draft().owners()).containsExactly(Fixtures.ALICE);
        assertThat(read.draft().aliases())
                .containsExactly(
                        new Alias(AliasType.SERIAL, Alias.NO_SCOPE, "C02X"),
                        new Alias(AliasType.HOSTNAME, Alias.NO_SCOPE, "laptop"));
    }

    @Test
    void onlyTheIdIsRequired() {
        DeviceBody read = created("{\"id\": \"laptop\", \"name\": null}");

        assertThat(read.draft().name()).isEmpty();
        assertThat(read.draft().owners()).isEmpty();
        assertThat(read.draft().aliases()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {}                                                                  | /id
                    {"id": ""}                                                          | /id
                    {"id": "  "}                                                        | /id
                    {"id": 7}                                                           | /id
                    {"id": "a\\u0000b"}                                                 | /id
                    {"id": "x", "naem": "typo"}                                         | /naem
                    {"id": "x", "a/b~c": 1}                                             | /a~1b~0c
                    {"id": "x", "access": "ok"}                                         | /access
                    {"id": "x", "version": 1}                                           | /version
                    {"id": "x", "name": 5}                                              | /name
                    {"id": "x", "tags": "lab"}                                          | /tags
                    {"id": "x", "tags": ["lab", "a,b"]}                                 | /tags/1
                    {"id": "x", "tags": ["-lab"]}                                       | /tags/0
                    {"id": "x", "tags": [7]}                                            | /tags/0
                    {"id": "x", "owners": "alice"}                                      | /owners
                    {"id": "x", "owners": ["alice", "mallory"]}                         | /owners/1
                    {"id": "x", "owners": [null]}                                       | /owners/0
                    {"id": "x", "aliases": {}}                                          | /aliases
                    {"id": "x", "aliases": ["serial"]}                                  | /aliases/0
                    {"id": "x", "aliases": [{"type": "serial"}]}                        | /aliases/0/value
                    {"id": "x", "aliases": [{"value": "C02X"}]}                         | /aliases/0/type
                    {"id": "x", "aliases": [{"type": "mac", "value": "00:11"}]}         | /aliases/0/type
                    {"id": "x", "aliases": [{"type": "id", "value": "y"}]}              | /aliases/0/type
                    {"id": "x", "aliases": [{"type": "agent_id", "value": "y"}]}        | /aliases/0/scope
                    {"id": "x", "aliases": [{"type": "serial", "value": "y", "scope": "edr"}]} | /aliases/0/scope
                    {"id": "x", "aliases": [{"type": "serial", "value": "None"}]}       | /aliases/0/value
                    {"id": "x", "aliases": [{"type": "serial", "value": "a", "b": 1}]}  | /aliases/0/b
                    {"id": "x", "aliases": [{"type": "serial", "value": "a", "source": "edr"}]} | /aliases/0/source
                    """)
    void refusesWhatIsWrongByItsPlace(String json, String pointer) {
        Problem problem = refused(json);

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.body().errors()).extracting(FieldError::pointer).containsExactly(pointer);
    }

    @Test
    void idsHaveAtMost128Characters() {
        assertThat(created("{\"id\": \"" + "x".repeat(128) + "\"}").draft().id().value())
                .hasSize(128);
        assertThat(refused("{\"id\": \"" + "x".repeat(129) + "\"}").body().errors())
                .extracting(FieldError::pointer)
                .containsExactly("/id");
    }

    @Test
    void anIdThatGrowsTooLongInLowerCaseIsRefused() {
        assertThat(refused("{\"id\": \"" + "\u0130".repeat(128) + "\"}").body().errors())
                .extracting(FieldError::pointer)
                .containsExactly("/id");
    }

    @Test
    void anAliasThatGrowsTooLongWhenNormalisedIsRefused() {
        String sharpS = "ß".repeat(255);

        assertThat(refused("{\"id\":\"x\",\"aliases\":[{\"type\":\"serial\",\"value\":\"" + sharpS + "\"}]}")
                        .body()
                        .errors())
                .extracting(FieldError::pointer)
                .containsExactly("/aliases/0/value");
    }

    @Test
    void namesTheUnknownUserAndEveryOtherError() {
        Problem problem = refused("{\"owners\": [\"mallory\"], \"color\": \"blue\"}");

        assertThat(Json.write(problem.body())).isEqualTo(Fixtures.json("""
                                {'type':'about:blank','title':'Invalid request','status':400,
                                'detail':'The request body has 3 errors.','errors':[
                                {'pointer':'/id','detail':'expected 1 to 128 characters'},
                                {'pointer':'/owners/0','detail':'expected the name of a user of this realm','value':'mallory'},
                                {'pointer':'/color','detail':'unknown field; expected [aliases, id, name, owners, platform, tags]','value':'blue'}]}"""));
    }

    @Test
    void anAnswerCanBeSentBackAsAnUpdate() {
        String answer = Json.write(DeviceRepresentation.of(
                Fixtures.laptop(List.of()),
                Optional.of(Policy.DEFAULT),
                Situation.at(Fixtures.NOW),
                Fixtures::username));

        DeviceBody read = DeviceBody.toUpdate(body(answer), new DeviceId("Alice-Laptop"), Fixtures::userId);

        assertThat(read.version()).contains(7);
        assertThat(read.draft().tags()).containsExactlyInAnyOrder(new Tag("lab"), new Tag("site-berlin"));
        assertThat(read.draft().owners()).isEqualTo(Set.of(Fixtures.ALICE));
    }

    @Test
    void anUpdateDoesNotTakeOverWhatASourceSaid() {
        String json = "{\"aliases\": [{\"type\": \"entra_device_id\", \"value\": \"x\", \"source\": \"edr\"}]}";

        assertThat(DeviceBody.toUpdate(body(json), LAPTOP, Fixtures::userId)
                        .draft()
                        .aliases())
                .isEmpty();
    }

    @Test
    void anUpdateCannotChangeTheId() {
        ObjectNode json = body("{\"id\": \"other\"}");

        Problem problem =
                catchThrowableOfType(Problem.class, () -> DeviceBody.toUpdate(json, LAPTOP, Fixtures::userId));

        assertThat(problem.body().errors()).extracting(FieldError::pointer).containsExactly("/id");
    }

    private static DeviceBody created(String json) {
        return DeviceBody.toCreate(body(json), Fixtures::userId);
    }

    private static Problem refused(String json) {
        return catchThrowableOfType(Problem.class, () -> created(json));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Json;
import io.conditionalaccess.demo.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices as administrators write, read and find them. */
@Tag("core")
class DevicesIT {
    private static final TestRealm REALM = TestRealm.create();

    @Test
    void aNewDeviceIsAnsweredWithItsPlaceAndAsItWillBeRead() {
        Reply created = create(
                "created",
                Map.of(
                        "name",
                        "Laptop",
                        "platform",
                        "linux",
                        "tags",
                        List.of("lab", "Berlin"),
                        "owners",
                        List.of("bob", "alice"),
                        "aliases",
                        List.of(Map.of("type", "serial", "value", "SN-CREATED"))));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location").orElse("")).endsWith(REALM.ofDevice("created", ""));
        assertThat(created.json())
                .isEqualTo(Json.read(
                                "{'id':'created','name':'Laptop','platform':'linux','tags':['berlin','lab'],'owners':['alice','bob'],"
                                        .concat("'aliases':[{'type':'serial','value':'SN-CREATED','source':null}],")
                                        .concat("'posture':{'risk':null,'compliance':null,'unknown':[]},'access':'ok',")
                                        .concat(
                                                "'quarantined':false,'exemptUntil':null,'awaitingApproval':null,'mergedInto':null,'version':1}")
                                        .replace('\'', '"'))
                        .deepCopy());
        assertThat(REALM.shown("created")).isEqualTo(created.json());
    }

    @Test
    void showsWhatSourcesSayAndWhatFollows() {
        REALM.device("told");
        REALM.edr()
                .send(TestRealm.signal(
                        "told", Map.of("risk", "medium", "device", Map.of("id", "told", "agent_id", "A1"))));
        REALM.tell(REALM.mdm(), "told", Map.of("compliance", "unknown"));

        JsonNode shown = REALM.shown("told");

        assertThat(shown.path("posture").toString())
                .isEqualTo("{\"risk\":\"medium\",\"compliance\":null,\"unknown\":[\"compliance\"]}");
        assertThat(shown.path("access").asText()).isEqualTo("hold");
        assertThat(shown.path("aliases").toString())
                .isEqualTo("[{\"type\":\"agent_id\",\"value\":\"A1\",\"source\":\"edr\"}]");
    }

    @Test
    void whatWasReadCanBeWrittenBack() {
        create("back", Map.of("name", "Old", "aliases", List.of(Map.of("type", "serial", "value", "SN-BACK"))));
        ObjectNode read = (ObjectNode) REALM.shown("back");

        JsonNode written = REALM.admin
                .put(REALM.ofDevice("back", ""), read.deepCopy().put("name", "New"))
                .expect(200)
                .json();

        assertThat(written).isEqualTo(read.put("name", "New").set("version", written.path("version")));
    }

    @Test
    void anUpdateReplacesOwnersAndGivenAliasesAndLeavesLearnedOnes() {
        create(
                "replaced",
                Map.of("owners", List.of("alice"), "aliases", List.of(Map.of("type", "serial", "value", "SN-REPL"))));
        REALM.edr()
                .send(TestRealm.signal(
                        "replaced", Map.of("risk", "none", "device", Map.of("id", "replaced", "agent_id", "A-REPL"))));

        JsonNode written = REALM.admin
                .put(
                        REALM.ofDevice("replaced", ""),
                        Map.of(
                                "owners",
                                List.of("bob"),
                                "aliases",
                                List.of(Map.of("type", "serial", "value", "SN-NEW"))))
                .expect(200)
                .json();

        assertThat(written.path("owners").toString()).isEqualTo("[\"bob\"]");
        assertThat(texts(written.path("aliases"), "value")).containsExactly("A-REPL", "SN-NEW");
    }

    @Test
    void anUpdateOfAnOldVersionIsRefusedAndChangesNothing() {
        create("versioned", Map.of("name", "First"));
        int first = REALM.shown("versioned").path("version").asInt();
        REALM.admin
                .put(REALM.ofDevice("versioned", ""), Map.of("name", "Second", "version", first))
                .expect(200);

        Reply late = REALM.admin.put(REALM.ofDevice("versioned", ""), Map.of("name", "Third", "version", first));

        assertThat(problem(late, 409).path("detail").asText()).contains("version");
        assertThat(REALM.shown("versioned").path("name").asText()).isEqualTo("Second");
    }

    @Test
    void anIdIsTakenWhateverItsCase() {
        create("Taken", Map.of()).expect(201);

        assertThat(problem(create("tAKEN", Map.of()), 409).path("detail").asText())
                .contains("id");
        assertThat(REALM.shown("taken").path("id").asText()).isEqualTo("Taken");
    }

    @Test
    void anIdNeverChanges() {
        create("fixed", Map.of());

        Reply reply = REALM.admin.put(REALM.ofDevice("fixed", ""), Map.of("id", "other"));

        assertThat(Problems.pointers(problem(reply, 400))).containsExactly("/id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with blank",
                "b\u00fcro",
                "a+b",
                "50%",
                "a#b",
                "a?b=c",
                "\u65e5\u672c",
                "a:b@c",
                "a;b",
                "a/b",
                "a\\b",
                "..a",
                "\ud83d\udcbb"
            })
    void idsMayHaveOddCharacters(String id) {
        Reply created = create(id, Map.of()).expect(201);

        assertThat(created.header("Location").orElse(""))
                .contains(Http.encode(id).substring(0, 1));
        assertThat(REALM.shown(id).path("id").asText()).isEqualTo(id);
        REALM.admin.put(REALM.ofDevice(id, ""), Map.of("name", "renamed")).expect(200);
        assertThat(REALM.tell(REALM.edr(), id, Map.of("risk", "medium"))).isEqualTo("applied");
        assertThat(REALM.findings(id)).hasSize(1);
        REALM.clear(id);
        REALM.admin.delete(REALM.ofDevice(id, "")).expect(204);
        assertThat(REALM.devices("/" + Http.encode(id)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"findme", "FINDME", "nDm", "The Needle", "needle", "sn-find", "SN-FIND"})
    void searchLooksIntoIdsNamesAndAliases(String text) {
        if (REALM.devices("/findme").status() == 404) {
            create(
                    "findme",
                    Map.of("name", "The Needle", "aliases", List.of(Map.of("type", "serial", "value", "SN-FIND"))));
        }

        assertThat(texts(search("search=" + Http.encode(text)), "id")).containsExactly("findme");
        assertThat(count("?search=" + Http.encode(text))).isEqualTo(1);
    }

    @Test
    void searchFindsTags() {
        create("tagged", Map.of("tags", List.of("Found-By-Tag")));

        assertThat(texts(search("search=by-tag"), "id")).containsExactly("tagged");
    }

    @Test
    void searchFindsAnOwnersDevicesByTheWholeUsername() {
        create("owned-by-bob", Map.of("owners", List.of("bob")));

        assertThat(texts(search("search=bob&max=500"), "id")).contains("owned-by-bob");
        assertThat(texts(search("search=BOB&max=500"), "id")).contains("owned-by-bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "wild%card", "!", "\\"})
    void searchTakesWildcardsAsText(String text) {
        create("wildXcard", Map.of("name", "wildXcard"));

        assertThat(texts(search("max=500&search=" + Http.encode(text)), "id")).doesNotContain("wildXcard");
    }

    @Test
    void pagesAreInTheOrderOfIds() {
        List.of("page-3", "PAGE-1", "page-2", "page-4").forEach(id -> create(id, Map.of()));

        assertThat(texts(search("search=page-"), "id")).containsExactly("PAGE-1", "page-2", "page-3", "page-4");
        assertThat(texts(search("search=page-&first=1&max=2"), "id")).containsExactly("page-2", "page-3");
        assertThat(search("search=page-&first=4")).isEmpty();
        assertThat(count("?search=page-")).isEqualTo(4);
    }

    @Test
    void aDeletedDeviceIsGoneFromEveryList() {
        create("gone", Map.of());
        long before = count("");

        REALM.admin.delete(REALM.ofDevice("gone", "")).expect(204);

        assertThat(count("")).isEqualTo(before - 1);
        assertThat(search("search=gone")).isEmpty();
        problem(REALM.devices("/gone"), 404);
        problem(REALM.devices("/gone/findings"), 404);
        problem(REALM.admin.delete(REALM.ofDevice("gone", "")), 404);
        problem(REALM.admin.put(REALM.ofDevice("gone", ""), Map.of()), 404);
    }

    @Test
    void deletionEndsTheDevicesSessionsForGoodAndItsLogins() {
        REALM.device("deleted");
        var tokens = REALM.login("deleted");

        REALM.admin.delete(REALM.ofDevice("deleted", "")).expect(204);

        assertThat(REALM.refresh("deleted", tokens)).isEqualTo(400);
        assertThat(REALM.visit(REALM.from("deleted"))).isInstanceOf(Visit.Page.class);
        REALM.device("deleted");
        assertThat(REALM.refresh("deleted", tokens)).as("revived").isEqualTo(400);
        assertThat(REALM.login("deleted").access()).isNotEmpty();
    }

    @Test
    void aRevivedDeviceStillHasItsOpenFindings() {
        REALM.device("revived");
        REALM.tell(REALM.edr(), "revived", Map.of("risk", "high", "finding", "alert-1"));
        REALM.admin.delete(REALM.ofDevice("revived", "")).expect(204);

        JsonNode revived =
                create("Revived", Map.of("name", "Again")).expect(201).json();

        assertThat(revived.path("id").asText())
                .as("the id as it was first written")
                .isEqualTo("revived");
        assertThat(revived.path("name").asText()).isEqualTo("Again");
        assertThat(revived.path("access").asText()).isEqualTo("revoke");
        assertThat(REALM.finding("revived", "alert-1").path("state").asText()).isEqualTo("open");
    }

    private static Reply create(String id, Map<String, ?> fields) {
        ObjectNode body = (ObjectNode) Json.read(Json.write(fields));
        return REALM.admin.post(REALM.api("devices"), body.put("id", id));
    }

    private static JsonNode search(String query) {
        return REALM.devices("?" + query).expect(200).json();
    }

    private static long count(String query) {
        return REALM.devices("/count" + query).expect(200).json().path("count").asLong();
    }

    private static JsonNode problem(Reply reply, int status) {
        return Problems.of(reply, status);
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }
}

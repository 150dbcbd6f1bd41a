// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.http.Http;
import java.util.Map;

/** An authentication flow of a realm, as an administrator builds it. */
final class Flows {
    private final TestRealm realm;
    private final String flow;

    Flows(TestRealm realm, String flow) {
        this.realm = realm;
        this.flow = flow;
    }

    /** Without any step. */
    void create() {
        realm.admin
                .post(
                        realm.name + "/authentication/flows",
                        Map.of("alias", flow, "providerId", "basic-flow", "topLevel", true, "builtIn", false))
                .expect(201);
    }

    /** With the steps of another one. */
    void copyOf(String original) {
        realm.admin
                .post(realm.name + "/authentication/flows/" + Http.encode(original) + "/copy", Map.of("newName", flow))
                .expect(201);
    }

    /**
     * Cookie or password, in a sub-flow of its own: a required step beside alternatives would switch them off.
     */
    void createForPersons() {
        create();
        subFlow(flow, "person", "REQUIRED");
        execution("person", "auth-cookie", "ALTERNATIVE");
        subFlow("person", "password form", "ALTERNATIVE");
        execution("password form", "auth-username-password-form", "REQUIRED");
    }

    void subFlow(String parent, String alias, String requirement) {
        realm.admin
                .post(
                        executions(parent) + "/flow",
                        Map.of("alias", alias, "type", "basic-flow", "provider", "registration-page-form"))
                .expect(201);
        require(parent, "displayName", alias, requirement);
    }

    /** @return the id of the execution */
    String execution(String parent, String provider, String requirement) {
        realm.admin
                .post(executions(parent) + "/execution", Map.of("provider", provider))
                .expect(201);
        return require(parent, "providerId", provider, requirement);
    }

    void configure(String execution, Map<String, String> config) {
        realm.admin
                .post(
                        realm.name + "/authentication/executions/" + execution + "/config",
                        Map.of("alias", "config", "config", config))
                .expect(201);
    }

    String id() {
        return realm.recipe
                .only("authentication/flows", "alias", flow)
                .path("id")
                .asText();
    }

    /** For every login in a browser. */
    void useInBrowsers() {
        new RealmSettings(realm).change(Map.of("browserFlow", flow));
    }

    private String require(String parent, String key, String value, String requirement) {
        for (JsonNode execution :
                realm.admin.get(executions(parent)).expect(200).json()) {
            if (execution.path(key).asText().equals(value)) {
                ((ObjectNode) execution).put("requirement", requirement);
                realm.admin.put(executions(parent), execution).expect(202, 204);
                return execution.path("id").asText();
            }
        }
        throw new AssertionError("no " + value + " in " + parent);
    }

    private String executions(String parent) {
        return realm.name + "/authentication/flows/" + Http.encode(parent) + "/executions";
    }
}

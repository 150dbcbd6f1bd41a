// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** What a server answered to a request such as {@code GET http://localhost:8080/realms/master}. */
public record Reply(String request, int status, HttpHeaders headers, String body) {

    /** The first header of that name, in any case. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /**
     * The body as JSON; a missing node if it is empty.
     *
     * @throws IllegalStateException if the body is no JSON
     */
    public JsonNode json() {
        return Json.read(body);
    }

    /**
     * This reply, if its status is one of those expected.
     *
     * @throws IllegalStateException naming the request, the status and the body otherwise
     */
    public Reply expect(int... statuses) {
        for (int expected : statuses) {
            if (status == expected) {
                return this;
            }
        }
        throw new IllegalStateException(request + " was answered with " + status + ": " + body);
    }
}

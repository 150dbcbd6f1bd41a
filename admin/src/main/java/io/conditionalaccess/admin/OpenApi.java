// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The description of this API that ships with it. */
final class OpenApi {
    static final String RESOURCE = "/META-INF/conditional-access-openapi.json";

    private OpenApi() {}

    static Response answer() {
        return Response.ok(text(), MediaType.APPLICATION_JSON_TYPE).build();
    }

    static String text() {
        try (InputStream document = Objects.requireNonNull(OpenApi.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

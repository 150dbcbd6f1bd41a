// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.http.Http;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;

/** The mails that were caught, as Mailpit tells of them ({@code /api/v1}). */
public final class MailCatcher {
    private final Http http = Http.plain();
    private final URI address;

    /** One such as {@code http://localhost:8025/}. */
    public MailCatcher(URI address) {
        this.address = address;
    }

    /** The identifiers of the latest mails to this address, the newest first. */
    public List<String> to(String address) {
        JsonNode caught = get("messages").path("messages");
        return StreamSupport.stream(caught.spliterator(), false)
                .filter(mail -> mail.findValuesAsText("Address").contains(address))
                .map(mail -> mail.path("ID").asText())
                .toList();
    }

    /** What is written in that mail, without its pictures. */
    public String text(String id) {
        return get("message/" + Http.encode(id)).path("Text").asText();
    }

    private JsonNode get(String path) {
        return http.get(address.resolve("/api/v1/" + path)).expect(200).json();
    }
}

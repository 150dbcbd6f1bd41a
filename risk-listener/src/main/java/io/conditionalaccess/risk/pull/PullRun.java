// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks everything that a connector asks, page by page. What was read before a failure has been handed on, and nothing
 * follows from what was not read.
 */
final class PullRun {
    private static final int MAX_PAGES = 10_000;
    private static final int MAX_ROWS_IN_PAGE = 20_000;

    private final VendorApi api;
    private final URI endpoint;
    private final Sink sink;
    private int rows;

    /** Takes rows on; returns when they are stored. */
    interface Sink {
        void take(Ask.Rows how, List<JsonNode> rows);
    }

    PullRun(VendorApi api, URI endpoint, Sink sink) {
        this.api = api;
        this.endpoint = endpoint;
        this.sink = sink;
    }

    /** How many devices were told of so far. */
    int rows() {
        return rows;
    }

    void of(Connector connector) throws PullFailed {
        for (Ask ask : connector.asks()) {
            pages(ask);
        }
    }

    /** Asks about these devices only. */
    void about(Changes changes, Set<String> ids) throws PullFailed {
        for (String id : ids) {
            pages(changes.about(id));
        }
    }

    private void pages(Ask ask) throws PullFailed {
        Set<URI> asked = new HashSet<>();
        Optional<URI> next = Optional.of(Uris.at(endpoint, ask.path()));
        while (next.isPresent()) {
            URI uri = next.get();
            if (!asked.add(uri) || asked.size() > MAX_PAGES) {
                throw PullFailed.of(PullFailed.Reason.UNEXPECTED, "the pages do not end");
            }
            JsonNode page = api.ask(Question.get(uri));
            List<JsonNode> read = rows(page, ask);
            use(ask.use(), read);
            next = ask.paging().next(uri, page, read.size());
        }
    }

    private static List<JsonNode> rows(JsonNode page, Ask ask) throws PullFailed {
        JsonNode array = page.at(ask.rows());
        if (!array.isArray() || array.size() > MAX_ROWS_IN_PAGE) {
            throw PullFailed.of(PullFailed.Reason.UNEXPECTED, "expected an array at " + ask.rows());
        }
        return list(array);
    }

    private void use(Ask.Use use, List<JsonNode> read) throws PullFailed {
        if (use instanceof Ask.Devices devices) {
            hand(devices.rows(), read);
        } else if (use instanceof Ask.Ids ids) {
            List<String> known = read.stream()
                    .map(id -> id.asText(""))
                    .filter(id -> !id.isEmpty())
                    .toList();
            for (Ask.Lookup lookup : ids.lookups()) {
                lookUp(lookup, known);
            }
        }
    }

    private void lookUp(Ask.Lookup lookup, List<String> ids) throws PullFailed {
        for (int from = 0; from < ids.size(); from += lookup.most()) {
            List<String> batch = ids.subList(from, Math.min(ids.size(), from + lookup.most()));
            Optional<JsonNode> answer = api.find(question(lookup, batch));
            if (answer.isPresent()) {
                hand(lookup.rows(), list(answer.get().at(lookup.at())));
            }
        }
    }

    private Question question(Ask.Lookup lookup, List<String> ids) {
        URI uri = Uris.at(endpoint, lookup.path());
        if (!lookup.posted()) {
            return Question.get(Uris.withEach(uri, "ids", ids));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ids.forEach(body.putArray("ids")::add);
        return Question.post(uri, "application/json", body.toString());
    }

    private void hand(Ask.Rows how, List<JsonNode> read) {
        rows += read.size();
        if (!read.isEmpty()) {
            sink.take(how, read);
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> rows = new ArrayList<>();
        array.forEach(rows::add);
        return rows;
    }
}

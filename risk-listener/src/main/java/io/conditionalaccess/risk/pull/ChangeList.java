// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Asks a product what changed since a place that it named before: a link, which it gives anew with each answer and which
 * holds everything that it wants to know again.
 */
final class ChangeList {
    private static final String LATEST = "$deltatoken=latest";
    private static final JsonPointer ROWS = JsonPointer.compile("/value");
    private static final JsonPointer LINK = JsonPointer.compile("/@odata.deltaLink");
    private static final Paging PAGES = new Paging.Link(JsonPointer.compile("/@odata.nextLink"));
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int MAX_PAGES = 1_000;
    private static final int MAX_LINK = 8_192;

    private final VendorApi api;
    private final URI endpoint;
    private final Changes changes;

    ChangeList(VendorApi api, URI endpoint, Changes changes) {
        this.api = api;
        this.endpoint = endpoint;
        this.changes = changes;
    }

    /** @param link where to go on next time */
    record Found(Set<String> ids, String link) {}

    /** Where to go on from now. */
    String now() throws PullFailed {
        return walk(Uris.at(endpoint, changes.path() + "&" + LATEST))
                .map(Found::link)
                .orElseThrow(() ->
                        PullFailed.of(PullFailed.Reason.UNEXPECTED, "the product does not know its own latest state"));
    }

    /** Empty if that place is forgotten there, or so much changed that the whole list is the shorter way. */
    Optional<Found> since(String link) throws PullFailed {
        return walk(sameOrigin(link)).filter(found -> found.ids().size() <= Changes.MOST);
    }

    private Optional<Found> walk(URI first) throws PullFailed {
        Set<String> ids = new LinkedHashSet<>();
        Set<URI> asked = new HashSet<>();
        Optional<URI> next = Optional.of(first);
        while (next.isPresent()) {
            URI uri = next.get();
            if (!asked.add(uri) || asked.size() > MAX_PAGES) {
                throw PullFailed.of(PullFailed.Reason.UNEXPECTED, "the pages do not end");
            }
            Optional<JsonNode> page = api.goOn(Question.get(uri));
            if (page.isEmpty()) {
                return Optional.empty();
            }
            collect(page.get(), ids);
            String link = page.get().at(LINK).asText("");
            if (!link.isEmpty()) {
                return Optional.of(new Found(ids, sameOrigin(link).toString()));
            }
            next = PAGES.next(uri, page.get(), page.get().at(ROWS).size());
        }
        throw PullFailed.of(PullFailed.Reason.UNEXPECTED, "the list of changes does not say where to go on");
    }

    /** What was removed is passed over, as a device is that a whole list lacks: nothing follows from its absence. */
    private void collect(JsonNode page, Set<String> ids) throws PullFailed {
        JsonNode rows = page.at(ROWS);
        if (!rows.isArray()) {
            throw PullFailed.of(PullFailed.Reason.UNEXPECTED, "expected an array at " + ROWS);
        }
        for (JsonNode row : rows) {
            String id = row.at(changes.id()).asText("");
            if (!row.has("@removed") && GUID.matcher(id).matches()) {
                ids.add(id);
            }
        }
    }

    private URI sameOrigin(String link) throws PullFailed {
        return Optional.of(link)
                .filter(text -> text.length() <= MAX_LINK)
                .flatMap(Uris::parse)
                .filter(uri -> Uris.sameOrigin(endpoint, uri))
                .orElseThrow(
                        () -> PullFailed.of(PullFailed.Reason.UNEXPECTED, "to go on is said to be at another address"));
    }
}

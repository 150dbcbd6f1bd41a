// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Reads the body that sources of kind {@code generic} send: one item, or an array of at most {@link #MAX_ITEMS}. */
public final class SignalReader {
    public static final int MAX_ITEMS = 500;

    /** Depth; the length of a string is bounded by the body's. */
    private static final StrictJson JSON = new StrictJson(16, 20_000_000, Long.MAX_VALUE);

    private SignalReader() {}

    /**
     * Reads one item that did not come as such in a body, but was made from one.
     *
     * @param item in the form that sources of kind {@code generic} send
     * @param contentHash tells it from another one with the same id
     */
    public static Item read(ObjectNode item, String contentHash, String source, Instant receivedAt) {
        return new ItemReader(source, receivedAt.truncatedTo(ChronoUnit.MICROS)).read(item, "", contentHash);
    }

    /**
     * @param source alias of the sender
     * @param receivedAt what later times are set to
     */
    public static Reading read(byte[] body, String source, Instant receivedAt) {
        JsonDocument document = JSON.read(body);
        if (document.error().isPresent()) {
            return new Reading.Unreadable(document.error().get());
        }
        JsonNode root = document.root().orElseThrow();
        ItemReader reader = new ItemReader(source, receivedAt.truncatedTo(ChronoUnit.MICROS));
        if (root.isObject()) {
            return new Reading.Items(List.of(reader.read(root, "")), true);
        }
        if (!root.isArray()) {
            return new Reading.Unreadable(FieldError.of("", "expected an object or an array of objects"));
        }
        if (root.size() > MAX_ITEMS) {
            return new Reading.Unreadable(
                    FieldError.of("", "expected at most " + MAX_ITEMS + " items, got " + root.size()));
        }
        List<Item> items = new ArrayList<>(root.size());
        for (int i = 0; i < root.size(); i++) {
            items.add(reader.read(root.get(i), "/" + i));
        }
        return new Reading.Items(items, false);
    }
}

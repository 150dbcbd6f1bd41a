// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.risk.reading.FieldError;
import io.conditionalaccess.risk.reading.Item;
import io.conditionalaccess.risk.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Mappings and bodies written in tests, with single quotes for double ones. */
final class Mappings {
    static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");
    static final String SOURCE = "edr";

    private Mappings() {}

    static Mapping of(String json) {
        return ofText(quoted(json));
    }

    static Mapping ofText(String text) {
        Mapping.Parsed parsed = Mapping.parse(text);
        if (parsed instanceof Mapping.Parsed.Usable usable) {
            return usable.mapping();
        }
        throw new AssertionError(parsed);
    }

    /** With one rule that makes one signal; {@code members} come on top of device and time. */
    static Mapping signal(String members) {
        return of(rules(
                "{'name':'only','signals':[{'device':[{'type':'id','at':'/d'}],'observedAt':'/t'," + members + "}]}"));
    }

    static String rules(String rules) {
        return "{'language':1,'name':'test','rules':[" + rules + "]}";
    }

    static List<String> mistakes(String json) {
        return Mapping.parse(quoted(json)) instanceof Mapping.Parsed.Faulty faulty
                ? faulty.errors().stream().map(FieldError::sentence).toList()
                : List.of();
    }

    static Mapped apply(Mapping mapping, String body) {
        return mapping.apply(quoted(body).getBytes(StandardCharsets.UTF_8), SOURCE, RECEIVED);
    }

    static List<Item> items(Mapping mapping, String body) {
        if (apply(mapping, body).reading() instanceof Reading.Items items) {
            return items.items();
        }
        throw new AssertionError("unreadable: " + body);
    }

    static Signal only(Mapping mapping, String body) {
        List<Item> items = items(mapping, body);
        if (items.size() == 1 && items.get(0) instanceof Item.Valid valid) {
            return valid.signal();
        }
        throw new AssertionError("expected one signal, got " + items);
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }
}

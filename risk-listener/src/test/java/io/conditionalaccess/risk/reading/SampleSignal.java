// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A small signal that holds, and what comes of texts; single quotes stand for double ones. */
final class SampleSignal {
    static final Instant RECEIVED = Instant.parse("2026-11-22T10:00:00.123456789Z");
    static final String MINIMAL =
            "{'id':'evt-1','device':{'id':'alice-laptop'},'risk':'high','observed_at':'2026-11-22T09:00:00Z'}";

    private SampleSignal() {}

    static Reading read(String json) {
        return SignalReader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "edr", RECEIVED);
    }

    static Item single(String json) {
        Reading.Items items = (Reading.Items) read(json);
        assertThat(items.single()).isTrue();
        return items.items().get(0);
    }

    static Signal valid(String json) {
        Item item = single(json);
        assertThat(item).as(item.toString()).isInstanceOf(Item.Valid.class);
        return ((Item.Valid) item).signal();
    }

    static List<String> errors(String json) {
        return pointers(single(json));
    }

    static List<String> pointers(Item item) {
        assertThat(item).as(item.toString()).isInstanceOf(Item.Invalid.class);
        return ((Item.Invalid) item).errors().stream().map(FieldError::pointer).toList();
    }
}

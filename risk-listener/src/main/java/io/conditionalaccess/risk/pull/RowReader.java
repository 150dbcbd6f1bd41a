// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.risk.reading.Item;
import io.conditionalaccess.risk.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Shows rows to a mapping in the form that it knows from webhooks, with the time of the question beside them: what a
 * product answers is so when it answers.
 */
final class RowReader {
    private static final Logger LOG = Logger.getLogger(RowReader.class);
    static final String ASKED_AT = "askedAt";
    /** Of one body; a mapping reads bodies of bounded length. */
    private static final int TOGETHER = 50;

    private final String source;
    private final Instant askedAt;
    private int unreadable;

    RowReader(String source, Instant askedAt) {
        this.source = source;
        this.askedAt = askedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Rows that make no signal because they are not of the documented form. */
    int unreadable() {
        return unreadable;
    }

    List<Signal> read(Ask.Rows how, List<JsonNode> rows) {
        List<Signal> signals = new ArrayList<>();
        int together = how.array() ? TOGETHER : 1;
        for (int from = 0; from < rows.size(); from += together) {
            readSome(how, rows.subList(from, Math.min(rows.size(), from + together)), signals);
        }
        return signals;
    }

    /** One row that is too much must not take down the others. */
    private void readSome(Ask.Rows how, List<JsonNode> rows, List<Signal> signals) {
        byte[] body = body(how, rows).toString().getBytes(StandardCharsets.UTF_8);
        Reading reading = how.mapping().mapping().apply(body, source, askedAt).reading();
        if (reading instanceof Reading.Items read) {
            read.items().forEach(item -> add(item, signals));
        } else if (rows.size() == 1) {
            unreadable++;
        } else {
            int half = rows.size() / 2;
            readSome(how, rows.subList(0, half), signals);
            readSome(how, rows.subList(half, rows.size()), signals);
        }
    }

    private void add(Item item, List<Signal> signals) {
        if (item instanceof Item.Valid valid) {
            signals.add(valid.signal());
        } else {
            unreadable++;
            LOG.debugf("a row is not understood: source=%s: %s", source, item);
        }
    }

    private ObjectNode body(Ask.Rows how, List<JsonNode> rows) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put(ASKED_AT, askedAt.toString());
        if (how.array()) {
            body.putArray(how.member()).addAll(rows);
        } else {
            body.set(how.member(), rows.get(0));
        }
        return body;
    }
}

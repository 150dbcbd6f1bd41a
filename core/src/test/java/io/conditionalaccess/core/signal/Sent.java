// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import io.conditionalaccess.core.Minutes;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.Detail;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One signal of a random history, with one claim, short enough to be read in a counterexample. Times are in
 * {@link Minutes}.
 *
 * @param level empty for "unknown"
 */
record Sent(
        String source,
        Axis axis,
        Optional<String> finding,
        Optional<Level> level,
        Optional<Stage> stage,
        long at,
        Optional<Long> expires,
        Optional<Long> grace,
        Optional<String> text) {

    boolean closes() {
        return finding.isPresent() && stage.filter(Stage::closesFinding).isPresent();
    }

    boolean known() {
        return closes() || level.isPresent();
    }

    /** Whether only the content tie-break can tell which of two counts. */
    boolean ties(Sent other) {
        return !equals(other)
                && source.equals(other.source)
                && axis == other.axis
                && finding.equals(other.finding)
                && at == other.at
                && closes() == other.closes()
                && level.equals(other.level);
    }

    Signal signal() {
        return new Signal(
                "id",
                "hash",
                Optional.empty(),
                List.of(),
                finding,
                List.of(new Claim(axis, level, grace.map(Minutes::minute))),
                Minutes.minute(at),
                expires.map(Minutes::minute),
                stage,
                Optional.empty(),
                new Detail(Optional.empty(), text, Map.of(), Optional.empty()),
                Set.of());
    }

    @Override
    public String toString() {
        return source + " at " + at + ": "
                + finding.map(f -> "finding " + f).orElse("snapshot") + ", "
                + axis.wire() + " " + level.map(Level::wire).orElse("unknown")
                + grace.map(g -> " until " + g).orElse("")
                + expires.map(e -> ", expires " + e).orElse("")
                + stage.map(s -> ", " + s.wire()).orElse("")
                + text.map(t -> ", \"" + t + "\"").orElse("");
    }
}

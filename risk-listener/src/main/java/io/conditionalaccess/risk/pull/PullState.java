// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import io.conditionalaccess.registry.pull.PullHealth;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the cluster remembers of asking one source.
 *
 * @param rows that the last answer was about
 * @param mark up to where changes were followed, where they are
 */
record PullState(
        Instant askedAt,
        Instant endedAt,
        Optional<Instant> answeredAt,
        Optional<String> problem,
        int failures,
        int rows,
        Instant next,
        Optional<Survey.Mark> mark) {
    private static final int FAILURES_WORTH_AN_ALERT = 3;

    private static final String ASKED_AT = "askedAt";
    private static final String ENDED_AT = "endedAt";
    private static final String ANSWERED_AT = "answeredAt";
    private static final String PROBLEM = "problem";
    private static final String FAILURES = "failures";
    private static final String ROWS = "rows";
    private static final String NEXT = "next";
    private static final String LINK = "link";
    private static final String WHOLE_AT = "wholeAt";

    /** One lost answer is no news; a refused secret is. */
    boolean failing() {
        return failures >= FAILURES_WORTH_AN_ALERT
                || problem.filter(PullFailed.Reason.REFUSED.wire()::equals).isPresent();
    }

    PullHealth health() {
        return new PullHealth(askedAt, answeredAt, problem, failures, rows, next);
    }

    Map<String, String> notes() {
        Map<String, String> notes = new HashMap<>();
        notes.put(ASKED_AT, askedAt.toString());
        notes.put(ENDED_AT, endedAt.toString());
        answeredAt.ifPresent(at -> notes.put(ANSWERED_AT, at.toString()));
        problem.ifPresent(text -> notes.put(PROBLEM, text));
        notes.put(FAILURES, String.valueOf(failures));
        notes.put(ROWS, String.valueOf(rows));
        notes.put(NEXT, next.toString());
        mark.ifPresent(known -> {
            notes.put(LINK, known.link());
            notes.put(WHOLE_AT, known.wholeAt().toString());
        });
        return notes;
    }

    static PullState of(Map<String, String> notes) {
        return new PullState(
                Instant.parse(notes.getOrDefault(ASKED_AT, Instant.EPOCH.toString())),
                Instant.parse(notes.getOrDefault(ENDED_AT, Instant.EPOCH.toString())),
                Optional.ofNullable(notes.get(ANSWERED_AT)).map(Instant::parse),
                Optional.ofNullable(notes.get(PROBLEM)),
                Integer.parseInt(notes.getOrDefault(FAILURES, "0")),
                Integer.parseInt(notes.getOrDefault(ROWS, "0")),
                Instant.parse(notes.getOrDefault(NEXT, Instant.EPOCH.toString())),
                Optional.ofNullable(notes.get(LINK))
                        .map(link -> new Survey.Mark(
                                link, Instant.parse(notes.getOrDefault(WHOLE_AT, Instant.EPOCH.toString())))));
    }
}

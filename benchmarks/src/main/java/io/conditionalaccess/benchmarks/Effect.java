// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import org.HdrHistogram.Histogram;

/** How soon one kind of signal was felt, over all rounds; the histograms are in nanoseconds. */
final class Effect {
    private final String signal;
    private final String answer;
    private final Histogram toAcceptance = new Histogram(ClosedLoop.DIGITS);
    private final Histogram toEffect = new Histogram(ClosedLoop.DIGITS);
    private final Histogram fromAcceptanceToEffect = new Histogram(ClosedLoop.DIGITS);
    private int late;

    /** What is sent, and the refresh that it leads to, in words such as "all-clear" and "granted refresh". */
    Effect(String signal, String answer) {
        this.signal = signal;
        this.answer = answer;
    }

    void add(Observation observation) {
        toAcceptance.recordValue(observation.toAcceptance());
        toEffect.recordValue(observation.toEffect());
        fromAcceptanceToEffect.recordValue(observation.fromAcceptanceToEffect());
        late += observation.late() ? 1 : 0;
    }

    String signal() {
        return signal;
    }

    String answer() {
        return answer;
    }

    long rounds() {
        return toEffect.getTotalCount();
    }

    Histogram toAcceptance() {
        return toAcceptance;
    }

    Histogram toEffect() {
        return toEffect;
    }

    Histogram fromAcceptanceToEffect() {
        return fromAcceptanceToEffect;
    }

    /** Rounds in which a refresh that was sent after the 202 still got the old answer. */
    int late() {
        return late;
    }
}

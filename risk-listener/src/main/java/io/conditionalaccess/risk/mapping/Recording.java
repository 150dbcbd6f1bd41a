// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import io.conditionalaccess.registry.trial.DryRun;
import io.conditionalaccess.risk.reading.FieldError;
import io.conditionalaccess.risk.reading.Item;
import io.conditionalaccess.risk.reading.Reading;
import io.conditionalaccess.risk.reading.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down, within bounds, what happens to a body. */
final class Recording implements Trace, Interpreter.Watcher {
    private static final int ELEMENTS = 20;
    private static final int REASONS = 8;
    private static final int LOOKS = 64;
    private static final int SIGNALS = 20;
    private static final int TEXT = 128;

    private final List<DryRun.Element> elements = new ArrayList<>();
    private final List<DryRun.Missed> missed = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<DryRun.Look> looks = new ArrayList<>();
    private final List<DryRun.Made> signals = new ArrayList<>();
    private Optional<String> pointer = Optional.empty();
    private Optional<String> rule = Optional.empty();
    private String member = "";
    private int seen;

    DryRun of(Mapped mapped) {
        finish();
        Optional<DryRun.Flaw> unreadable = mapped.reading() instanceof Reading.Unreadable failed
                ? Optional.of(flaw(failed.error()))
                : Optional.empty();
        return new DryRun(unreadable, elements, seen - elements.size(), mapped.ignored());
    }

    @Override
    public void element(String at) {
        finish();
        seen++;
        pointer = Optional.of(at);
    }

    @Override
    public void rule(Rule tried, boolean holds) {
        if (holds) {
            rule = Optional.of(tried.name());
        } else {
            missed.add(new DryRun.Missed(tried.name(), reasons));
        }
        reasons.clear();
        looks.clear();
    }

    @Override
    public void missed(String place, String expected, Optional<String> actual) {
        if (reasons.size() < REASONS) {
            String got =
                    actual.map(text -> "got '" + Text.cut(text, TEXT) + "'").orElse("got nothing");
            reasons.add(place + ": expected " + Text.cut(expected, TEXT) + ", " + got);
        }
    }

    @Override
    public void member(String name) {
        member = name;
    }

    @Override
    public void looked(String place, Optional<String> value, String outcome) {
        if (looks.size() < LOOKS) {
            looks.add(new DryRun.Look(member, place, value.map(text -> Text.cut(text, TEXT)), outcome));
        }
    }

    @Override
    public void made(Draft.Made made) {
        if (signals.size() < SIGNALS) {
            List<DryRun.Flaw> errors = made.read() instanceof Item.Invalid invalid
                    ? invalid.errors().stream().map(Recording::flaw).toList()
                    : List.of();
            signals.add(new DryRun.Made(made.item(), looks, errors));
        }
        looks.clear();
    }

    private static DryRun.Flaw flaw(FieldError error) {
        return new DryRun.Flaw(error.pointer(), error.detail(), error.value());
    }

    private void finish() {
        if (pointer.isPresent() && elements.size() < ELEMENTS) {
            elements.add(new DryRun.Element(pointer.get(), rule, missed, signals));
        }
        pointer = Optional.empty();
        rule = Optional.empty();
        missed.clear();
        reasons.clear();
        looks.clear();
        signals.clear();
    }
}

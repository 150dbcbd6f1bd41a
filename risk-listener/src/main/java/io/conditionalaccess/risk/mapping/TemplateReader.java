// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import io.conditionalaccess.core.device.AliasType;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads one signal of a rule, or what all have in common. */
final class TemplateReader {
    private static final String EACH = "each";
    private static final String WHEN = "when";
    private static final String FINDING = "finding";
    private static final String ID = "id";
    private static final String DEVICE = "device";
    private static final String GRACE_UNTIL = "graceUntil";
    private static final String OBSERVED_AT = "observedAt";
    private static final String EXPIRES_AFTER = "expiresAfter";
    private static final String USER = "user";
    private static final String REASON = "reason";
    private static final String EVIDENCE = "evidence";
    private static final Set<String> SHARED =
            Set.of(ID, DEVICE, GRACE_UNTIL, OBSERVED_AT, EXPIRES_AFTER, USER, REASON, EVIDENCE);
    private static final Set<String> OWN = Set.of(
            ID,
            DEVICE,
            GRACE_UNTIL,
            OBSERVED_AT,
            EXPIRES_AFTER,
            USER,
            REASON,
            EVIDENCE,
            EACH,
            WHEN,
            FINDING,
            Scale.RISK.member(),
            Scale.COMPLIANCE.member(),
            Scale.REMEDIATION.member());
    private static final int MAX_LANGUAGES = 20;
    private static final String NEVER = "never";

    private TemplateReader() {}

    /** What signals have in common: nothing that says how a device is. */
    static Template defaults(Part part) {
        if (!part.object()) {
            return Template.EMPTY;
        }
        part.only(SHARED);
        return read(part, false);
    }

    /** @param affirmed whether the rule's guard names a value */
    static Template signal(Part part, Template defaults, boolean affirmed) {
        if (!part.object()) {
            return Template.EMPTY;
        }
        part.only(OWN);
        Template signal = read(part, affirmed).orElse(defaults);
        if (signal.device().isEmpty() && part.member(DEVICE).isEmpty()) {
            part.mistake(DEVICE, "required here or in /defaults");
        }
        if (signal.observedAt().isEmpty() && part.member(OBSERVED_AT).isEmpty()) {
            part.mistake(OBSERVED_AT, "required here or in /defaults");
        }
        if (part.member(Scale.RISK.member()).isEmpty()
                && part.member(Scale.COMPLIANCE.member()).isEmpty()) {
            part.mistake("expected at least one of [compliance, risk]");
        }
        return signal;
    }

    private static Template read(Part part, boolean affirmed) {
        Optional<Each> each = part.member(EACH)
                .flatMap(p -> p.node().isObject()
                        ? GuardReader.array(p)
                        : p.pointer().map(array -> new Each(array, Guard.ALWAYS)));
        Guard when = part.member(WHEN).map(GuardReader::read).orElse(Guard.ALWAYS);
        boolean named = affirmed
                || when.affirmative()
                || each.filter(e -> e.where().affirmative()).isPresent();
        List<Verdict> verdicts = Arrays.stream(Scale.values())
                .flatMap(scale -> part.member(scale.member()).stream()
                        .flatMap(p -> new VerdictReader(scale, named).read(p).stream()))
                .toList();
        Optional<Part> reason = part.member(REASON).filter(Part::object);
        reason.ifPresent(p -> p.only(Set.of("code", "admin", "user")));
        return new Template(
                each,
                when,
                value(part, ID),
                part.member(DEVICE).map(TemplateReader::device).orElse(List.of()),
                value(part, FINDING),
                verdicts,
                part.member(GRACE_UNTIL).flatMap(p -> TimeReader.read(p, false)),
                part.member(OBSERVED_AT).flatMap(p -> TimeReader.read(p, true)),
                part.member(EXPIRES_AFTER).map(TemplateReader::expiries).orElse(Map.of()),
                value(part, USER),
                reason.flatMap(p -> value(p, "code")),
                reason.flatMap(p -> value(p, "admin")),
                reason.flatMap(p -> p.member("user")).map(TemplateReader::texts).orElse(Map.of()),
                value(part, EVIDENCE));
    }

    private static Optional<Value> value(Part part, String name) {
        return part.member(name).flatMap(ValueReader::read);
    }

    private static List<Template.Identifier> device(Part list) {
        List<String> types =
                Arrays.stream(AliasType.values()).map(AliasType::wire).toList();
        return list.items(Limits.POINTERS_IN_RULE).stream()
                .filter(Part::object)
                .flatMap(item -> {
                    Optional<AliasType> type = item.at("type").word(AliasType::ofWire, "expected one of " + types);
                    Optional<Value> value = ValueReader.read(item, Set.of("type"));
                    return type.flatMap(t -> value.map(v -> new Template.Identifier(t, v))).stream();
                })
                .toList();
    }

    private static Map<String, Optional<Duration>> expiries(Part part) {
        Map<String, Optional<Duration>> expiries = new HashMap<>();
        if (part.object()) {
            for (String word : part.names()) {
                Part value = part.at(word);
                if (Scale.RISK.word(word).or(() -> Scale.COMPLIANCE.word(word)).isEmpty()) {
                    value.mistake("expected a word of risk or compliance as the member's name");
                } else if (value.node().asText().equals(NEVER)) {
                    expiries.put(word, Optional.empty());
                } else {
                    value.duration().ifPresent(d -> expiries.put(word, Optional.of(d)));
                }
            }
        }
        return expiries;
    }

    private static Map<String, Value> texts(Part part) {
        Map<String, Value> texts = new TreeMap<>();
        if (part.object()) {
            if (part.names().size() > MAX_LANGUAGES) {
                part.mistake("expected at most " + MAX_LANGUAGES + " languages");
            }
            part.names().forEach(language -> value(part, language).ifPresent(v -> texts.put(language, v)));
        }
        return texts;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.risk.reading.ContentHash;
import io.conditionalaccess.risk.reading.FieldError;
import io.conditionalaccess.risk.reading.Item;
import io.conditionalaccess.risk.reading.SignalReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A signal being made: written in the form that sources of kind {@code generic} send, then read like theirs, so that
 * nothing behind a mapping differs from there.
 */
final class Draft {
    /** A good word without a time of its own must not beat a bad one that was on its way. */
    private static final Duration RECEIPT_SLACK = Duration.ofMinutes(5);

    private static final String OBSERVED_AT = "observed_at";

    private final Template template;
    private final Scope scope;
    private final Instant receivedAt;
    private final ObjectNode item = JsonNodeFactory.instance.objectNode();
    private final List<FieldError> flaws = new ArrayList<>();
    private boolean timedByReceipt;

    /**
     * A signal that was made.
     *
     * @param item as written, for people
     * @param read what it is read as
     */
    record Made(ObjectNode item, Item read) {}

    Draft(Template template, Scope scope, Instant receivedAt) {
        this.template = template;
        this.scope = scope;
        this.receivedAt = receivedAt;
    }

    /**
     * Empty if the template has nothing to say here.
     *
     * @param hash of the element, for want of an id
     * @param element the JSON Pointer of what the signal is made of
     * @param suffix keeps several signals of one element apart
     */
    Optional<Made> make(Supplier<String> hash, String element, String suffix, String source) {
        item.put("id", text("id", template.id()).orElseGet(() -> "sha256-" + hash.get()) + suffix);
        device();
        if (template.finding().isPresent()) {
            // Without its finding this would be read as a verdict about the whole device.
            text("finding", template.finding())
                    .ifPresentOrElse(f -> item.put("finding", f), () -> flaw("finding: nothing found"));
        }
        Map<Scale, String> words = words();
        if (words.keySet().stream().allMatch(scale -> scale == Scale.REMEDIATION)) {
            return Optional.empty();
        }
        observed(words).ifPresent(at -> {
            grace(words, at);
            expiry(words, at);
        });
        words.forEach((scale, word) -> item.put(scale.member(), word));
        text("user", template.user()).ifPresent(user -> item.put("user", user));
        texts();
        return Optional.of(new Made(item, read(element, source)));
    }

    private Item read(String element, String source) {
        Optional<String> id = Optional.of(item.path("id").asText());
        if (!flaws.isEmpty()) {
            return new Item.Invalid(id, located(element, flaws));
        }
        // The same delivery once more arrives later, but is the same.
        ObjectNode content = item.deepCopy();
        if (timedByReceipt) {
            content.remove(List.of(OBSERVED_AT, "expires_at", "grace_until"));
        }
        Item read = SignalReader.read(item, ContentHash.of(content), source, receivedAt);
        return read instanceof Item.Invalid invalid
                ? new Item.Invalid(invalid.id(), located(element, invalid.errors()))
                : read;
    }

    private static List<FieldError> located(String element, List<FieldError> errors) {
        return errors.stream()
                .map(e -> new FieldError(
                        element, (e.pointer().isEmpty() ? "" : e.pointer() + ": ") + e.detail(), e.value()))
                .toList();
    }

    private void device() {
        ObjectNode device = item.putObject("device");
        for (Template.Identifier identifier : template.device()) {
            String name = identifier.type().wire();
            if (!device.has(name)) {
                scope.run().trace().member("device/" + name);
                identifier.value().text(scope, identifier::usable).ifPresent(value -> device.put(name, value));
            }
        }
        if (device.isEmpty()) {
            // Read as "no usable identifier", which is an answer ("unknown-device") and not an error.
            device.put("hostname", "");
        }
    }

    private Map<Scale, String> words() {
        Map<Scale, String> words = new EnumMap<>(Scale.class);
        for (Verdict verdict : template.verdicts()) {
            scope.run().trace().member(verdict.scale().member());
            verdict.say(scope).ifPresent(word -> words.put(verdict.scale(), word));
        }
        return words;
    }

    private Optional<Instant> observed(Map<Scale, String> words) {
        scope.run().trace().member(OBSERVED_AT);
        Optional<Instant> said = template.observedAt().flatMap(rule -> rule.read(scope));
        if (said.isEmpty()
                && template.observedAt()
                        .filter(r -> r.otherwise() instanceof TimeRule.Receipt)
                        .isEmpty()) {
            flaw("observed_at: no usable time found");
            return said;
        }
        timedByReceipt = said.isEmpty();
        boolean good = words.entrySet().stream().anyMatch(e -> e.getKey().good(e.getValue()));
        Instant observed = said.orElseGet(() -> good ? receivedAt.minus(RECEIPT_SLACK) : receivedAt);
        item.put(OBSERVED_AT, observed.toString());
        return Optional.of(observed);
    }

    /** A grace without an end would never end: then it is not known how the device is. */
    private void grace(Map<Scale, String> words, Instant observedAt) {
        if (!Scale.IN_GRACE.equals(words.get(Scale.COMPLIANCE))) {
            return;
        }
        scope.run().trace().member("grace_until");
        Optional<Instant> until = template.graceUntil()
                .flatMap(rule -> rule.read(scope)
                        .or(() -> rule.otherwise() instanceof TimeRule.After after
                                ? Optional.of(observedAt.plus(after.duration()))
                                : Optional.empty()));
        until.ifPresentOrElse(
                end -> item.put("grace_until", end.toString()), () -> words.put(Scale.COMPLIANCE, Scale.UNKNOWN));
    }

    private void expiry(Map<Scale, String> words, Instant observedAt) {
        Expiry.of(template, words.values(), observedAt).ifPresent(at -> item.put("expires_at", at.toString()));
    }

    private void texts() {
        ObjectNode reason = JsonNodeFactory.instance.objectNode();
        text("reason/code", template.code()).ifPresent(code -> reason.put("code", code));
        text("reason/admin", template.adminText()).ifPresent(admin -> reason.put("admin", admin));
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        template.userTexts()
                .forEach((language, value) -> text("reason/user/" + language, Optional.of(value))
                        .ifPresent(text -> user.put(language, text)));
        if (!user.isEmpty()) {
            reason.set("user", user);
        }
        if (!reason.isEmpty()) {
            item.set("reason", reason);
        }
        text("evidence", template.evidence()).ifPresent(link -> item.put("evidence", link));
    }

    private Optional<String> text(String member, Optional<Value> value) {
        if (value.isPresent()) {
            scope.run().trace().member(member);
        }
        return value.flatMap(v -> v.text(scope));
    }

    private void flaw(String detail) {
        flaws.add(FieldError.of("", detail));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.device.DeviceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One signal to be made of an element, or of each item of an array in it.
 *
 * @param when on top of the rule's guard; if it does not hold, this signal is not made
 * @param device of one type, the first usable one counts
 * @param expiresAfter by word of risk or compliance; empty for never
 * @param userTexts by language
 */
record Template(
        Optional<Each> each,
        Guard when,
        Optional<Value> id,
        List<Identifier> device,
        Optional<Value> finding,
        List<Verdict> verdicts,
        Optional<TimeRule> graceUntil,
        Optional<TimeRule> observedAt,
        Map<String, Optional<Duration>> expiresAfter,
        Optional<Value> user,
        Optional<Value> code,
        Optional<Value> adminText,
        Map<String, Value> userTexts,
        Optional<Value> evidence) {

    static final Template EMPTY = new Template(
            Optional.empty(),
            Guard.ALWAYS,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty());

    /** One identifier of a device. */
    record Identifier(AliasType type, Value value) {

        /** Values that stand for a missing identifier are not usable: the next place is looked at. */
        boolean usable(String text) {
            try {
                return type == AliasType.ID
                        ? !new DeviceId(text).key().isEmpty()
                        : Alias.of(type, Alias.NO_SCOPE, text).isPresent()
                                && text.chars().noneMatch(Character::isISOControl);
            } catch (IllegalArgumentException tooLongOrOdd) {
                return false;
            }
        }
    }

    /** What this leaves out is taken from there. A finding is not: whether there is one is what a rule is about. */
    Template orElse(Template defaults) {
        return new Template(
                each,
                when,
                id.or(defaults::id),
                device.isEmpty() ? defaults.device() : device,
                finding,
                verdicts,
                graceUntil.or(defaults::graceUntil),
                observedAt.or(defaults::observedAt),
                expiresAfter.isEmpty() ? defaults.expiresAfter() : expiresAfter,
                user.or(defaults::user),
                code.or(defaults::code),
                adminText.or(defaults::adminText),
                userTexts.isEmpty() ? defaults.userTexts() : userTexts,
                evidence.or(defaults::evidence));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.core.signal.Claim;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what an item says: {@code risk}, {@code compliance} and the end of a grace. */
final class ClaimsReader {
    static final String RISK = "risk";
    static final String COMPLIANCE = "compliance";
    static final String GRACE_UNTIL = "grace_until";

    private static final String UNKNOWN = "unknown";
    /** Said by many sources; more than high changes nothing here. */
    private static final String CRITICAL = "critical";

    private ClaimsReader() {}

    static List<Claim> read(Fields item) {
        Optional<Claim> risk = level(
                item,
                RISK,
                Arrays.stream(RiskLevel.values()).map(Level.class::cast).toList());
        Optional<Claim> compliance = level(
                item,
                COMPLIANCE,
                Arrays.stream(ComplianceStatus.values()).map(Level.class::cast).toList());
        if (!item.has(RISK) && !item.has(COMPLIANCE)) {
            item.error("expected at least one of risk and compliance");
        }
        Optional<Instant> grace = Times.read(item, GRACE_UNTIL);
        boolean inGrace = compliance
                .flatMap(Claim::level)
                .filter(level -> level == ComplianceStatus.IN_GRACE)
                .isPresent();
        if (inGrace && !item.has(GRACE_UNTIL)) {
            item.error(GRACE_UNTIL, "required with compliance in-grace");
        }
        if (!inGrace && item.has(GRACE_UNTIL)) {
            item.error(GRACE_UNTIL, "allowed only with compliance in-grace");
        }
        return Stream.concat(
                        risk.stream(), compliance.map(claim -> new Claim(claim.axis(), claim.level(), grace)).stream())
                .toList();
    }

    private static Optional<Claim> level(Fields item, String name, List<Level> levels) {
        Axis axis = levels.get(0).axis();
        Optional<String> said = item.text(name);
        Optional<Claim> claim = said.flatMap(text -> claim(axis, text, levels));
        if (said.isPresent() && claim.isEmpty()) {
            String allowed = String.join(", ", levels.stream().map(Level::wire).toList());
            item.error(name, "expected one of " + allowed + ", " + UNKNOWN, said.get());
        }
        return claim;
    }

    private static Optional<Claim> claim(Axis axis, String text, List<Level> levels) {
        if (text.equals(UNKNOWN)) {
            return Optional.of(new Claim(axis, Optional.empty(), Optional.empty()));
        }
        String wire = axis == Axis.RISK && text.equals(CRITICAL) ? RiskLevel.HIGH.wire() : text;
        return levels.stream()
                .filter(level -> level.wire().equals(wire))
                .findFirst()
                .map(level -> new Claim(axis, Optional.of(level), Optional.empty()));
    }
}

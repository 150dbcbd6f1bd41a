// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import io.conditionalaccess.core.policy.Answer;
import io.conditionalaccess.core.policy.BrakeAction;
import io.conditionalaccess.core.policy.MismatchAnswer;
import io.conditionalaccess.core.policy.Mode;
import io.conditionalaccess.core.policy.NonCompliantAnswer;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.policy.StaleAnswer;
import io.conditionalaccess.core.policy.UnknownAnswer;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.registry.RealmState;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a {@link RealmPolicy} out of the component's configuration. */
final class PolicyReader {
    private static final Duration FOREVER = Duration.ofDays(3650);
    private static final Map<String, Answer> ANSWERS = Map.of("allow", Answer.ALLOW, "deny", Answer.DENY);
    private static final Map<String, UnknownAnswer> UNKNOWN_ANSWERS = Map.of(
            "allow", UnknownAnswer.ALLOW, "deny", UnknownAnswer.DENY, "worst-of-user", UnknownAnswer.WORST_OF_USER);
    private static final Map<String, Optional<RiskLevel>> LEVELS = Map.of(
            "low", Optional.of(RiskLevel.LOW),
            "medium", Optional.of(RiskLevel.MEDIUM),
            "high", Optional.of(RiskLevel.HIGH),
            "never", Optional.empty());
    private static final Map<String, BrakeAction> BRAKE_ACTIONS =
            Map.of("hold-only", BrakeAction.HOLD_ONLY, "monitor", BrakeAction.MONITOR);
    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);
    private static final Map<String, Strength> STRENGTHS =
            Map.of("weak", Strength.WEAK, "medium", Strength.MEDIUM, "strong", Strength.STRONG);
    private static final Map<String, FirstSeen> FIRST_SEEN =
            Map.of("register", FirstSeen.REGISTER, "pending", FirstSeen.PENDING, "deny", FirstSeen.DENY);
    private static final Set<String> METHODS = Set.of("client-certificate");
    private static final Set<String> LINK_SCHEMES = Set.of("http", "https", "mailto");

    private final ConfigReader config;

    PolicyReader(Map<String, String> values) {
        this.config = new ConfigReader(values);
    }

    /** What was wrong; empty after reading a valid configuration. */
    List<String> errors() {
        return config.errors();
    }

    RealmPolicy read(RealmState state) {
        return new RealmPolicy(
                corePolicy(),
                recognition(),
                new Brake(brakeLimit(), config.choice(PolicyKeys.BRAKE_ACTION, BRAKE_ACTIONS, BrakeAction.HOLD_ONLY)),
                config.choice(PolicyKeys.HOLD_LOGS_OUT_APPS, FLAGS, true),
                config.duration(
                        PolicyKeys.CONFIRM_ENFORCE_WITHIN, Duration.ofMinutes(30), Duration.ZERO, Duration.ofDays(7)),
                config.list(PolicyKeys.ACKNOWLEDGED_GAPS),
                config.parsed(PolicyKeys.SUPPORT_URL, PolicyReader::link),
                config.duration(
                        PolicyKeys.CACHE_TTL, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(60)),
                new Keeping(
                        days(PolicyKeys.DECISION_RETENTION, 90),
                        days(PolicyKeys.SIGNAL_RETENTION, 30),
                        days(PolicyKeys.DEVICE_RETENTION, 180)),
                state);
    }

    private Duration days(String key, int otherwise) {
        return config.duration(key, Duration.ofDays(otherwise), Duration.ofDays(1), FOREVER);
    }

    private Recognition recognition() {
        return new Recognition(
                identityMethods(),
                config.choice(PolicyKeys.MINIMUM_STRENGTH, STRENGTHS, Strength.WEAK),
                config.choice(PolicyKeys.FIRST_SEEN, FIRST_SEEN, FirstSeen.DENY),
                config.parsed(PolicyKeys.CERTIFICATE_ISSUERS, PemCertificates::parse)
                        .orElse(List.of()),
                config.parsed(PolicyKeys.CERTIFICATE_MAPPING, CertificateMapping::parse)
                        .orElse(CertificateMapping.parse("subject.CN->id")),
                config.parsed(PolicyKeys.CERTIFICATE_HOST, CertificateHost::parse));
    }

    private Optional<Brake.Limit> brakeLimit() {
        return config.parsed(PolicyKeys.BRAKE_AT, Brake::parse)
                .orElseGet(() -> Brake.parse(PolicyKeys.DEFAULT_BRAKE_AT));
    }

    private Policy corePolicy() {
        RiskLevel holdAt = config.choice(
                PolicyKeys.HOLD_AT,
                Map.of("low", RiskLevel.LOW, "medium", RiskLevel.MEDIUM, "high", RiskLevel.HIGH),
                RiskLevel.MEDIUM);
        return new Policy(
                config.choice(
                        PolicyKeys.MODE,
                        Map.of("monitor", Mode.MONITOR, "warn", Mode.WARN, "enforce", Mode.ENFORCE),
                        Mode.MONITOR),
                config.text(PolicyKeys.ENFORCE_ROLE),
                config.list(PolicyKeys.ENFORCE_CLIENTS),
                config.list(PolicyKeys.EXEMPT_CLIENTS),
                config.text(PolicyKeys.BREAK_GLASS_ROLE),
                holdAt,
                revokeAt(holdAt),
                config.choice(
                        PolicyKeys.NON_COMPLIANT,
                        Map.of(
                                "allow", NonCompliantAnswer.ALLOW,
                                "hold", NonCompliantAnswer.HOLD,
                                "revoke", NonCompliantAnswer.REVOKE),
                        NonCompliantAnswer.HOLD),
                config.duration(PolicyKeys.GRACE_PERIOD, Duration.ZERO, Duration.ZERO, FOREVER),
                config.choice(PolicyKeys.RESTORE_APPROVAL, LEVELS, Optional.<RiskLevel>empty()),
                config.choice(PolicyKeys.UNKNOWN_DEVICE, UNKNOWN_ANSWERS, UnknownAnswer.DENY),
                config.choice(PolicyKeys.UNBOUND_SESSION, ANSWERS, Answer.ALLOW),
                staleAfter(),
                config.parsed(PolicyKeys.STALE_DEVICE, PolicyReader::staleAnswer)
                        .orElse(StaleAnswer.ALLOW),
                config.parsed(PolicyKeys.SOURCE_OUTAGE, PolicyReader::outageAnswer)
                        .orElse(StaleAnswer.ALLOW),
                config.list(PolicyKeys.REQUIRED_SOURCES),
                config.choice(
                        PolicyKeys.DEVICE_MISMATCH,
                        Map.of("deny", MismatchAnswer.DENY, "end-session", MismatchAnswer.END_SESSION),
                        MismatchAnswer.DENY));
    }

    private Optional<RiskLevel> revokeAt(RiskLevel holdAt) {
        Optional<RiskLevel> revokeAt = config.choice(PolicyKeys.REVOKE_AT, LEVELS, Optional.of(RiskLevel.HIGH));
        if (revokeAt.filter(level -> !level.atLeast(holdAt)).isPresent()) {
            config.error(PolicyKeys.REVOKE_AT + ": expected never or a level not below " + PolicyKeys.HOLD_AT + " ("
                    + holdAt.wire() + "), got '" + revokeAt.get().wire() + "'");
            return Optional.of(holdAt);
        }
        return revokeAt;
    }

    private Optional<Duration> staleAfter() {
        Duration none = Duration.ZERO;
        Duration value = config.duration(PolicyKeys.STALE_AFTER, none, Duration.ofMinutes(1), FOREVER);
        return value.equals(none) ? Optional.empty() : Optional.of(value);
    }

    private List<String> identityMethods() {
        Set<String> methods = config.list(PolicyKeys.IDENTITY_METHODS);
        methods.stream()
                .filter(method -> !METHODS.contains(method))
                .forEach(method -> config.error(PolicyKeys.IDENTITY_METHODS + ": expected some of "
                        + METHODS.stream().sorted().toList() + ", got '" + method + "'"));
        List<String> usable = new ArrayList<>(methods);
        usable.retainAll(METHODS);
        return methods.isEmpty() ? List.of("client-certificate") : List.copyOf(usable);
    }

    private static StaleAnswer staleAnswer(String text) {
        return switch (text) {
            case "allow" -> StaleAnswer.ALLOW;
            case "deny" -> StaleAnswer.DENY;
            default -> lastKnownFor(text, "allow, deny or last-known:<duration>");
        };
    }

    private static StaleAnswer outageAnswer(String text) {
        return switch (text) {
            case "last-known" -> StaleAnswer.ALLOW;
            case "deny" -> StaleAnswer.DENY;
            default -> lastKnownFor(text, "last-known, deny or last-known:<duration>");
        };
    }

    private static StaleAnswer lastKnownFor(String text, String expected) {
        String prefix = "last-known:";
        if (text.startsWith(prefix)) {
            Duration duration = ConfigReader.parseDuration(text.substring(prefix.length()));
            if (!duration.isNegative()) {
                return StaleAnswer.lastKnownFor(duration);
            }
        }
        throw new IllegalArgumentException("expected " + expected + ", got '" + text + "'");
    }

    private static URI link(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected a link, got '" + text + "'", e);
        }
        if (uri.getScheme() == null || !LINK_SCHEMES.contains(uri.getScheme())) {
            throw new IllegalArgumentException("expected an http, https or mailto link, got '" + text + "'");
        }
        return uri;
    }
}

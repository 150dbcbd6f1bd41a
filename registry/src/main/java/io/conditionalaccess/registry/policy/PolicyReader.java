// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import io.conditionalaccess.core.policy.Answer;
import io.conditionalaccess.core.policy.MismatchAnswer;
import io.conditionalaccess.core.policy.Mode;
import io.conditionalaccess.core.policy.NonCompliantAnswer;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.policy.StaleAnswer;
import io.conditionalaccess.core.posture.RiskLevel;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a {@link RealmPolicy} out of the component's configuration. */
final class PolicyReader {
    private static final Duration FOREVER = Duration.ofDays(3650);
    private static final Map<String, Answer> ANSWERS = Map.of("allow", Answer.ALLOW, "deny", Answer.DENY);
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

    RealmPolicy read(Instant takesPartSince) {
        return new RealmPolicy(
                corePolicy(),
                identityMethods(),
                config.parsed(PolicyKeys.CERTIFICATE_ISSUERS, PemCertificates::parse)
                        .orElse(List.of()),
                config.parsed(PolicyKeys.CERTIFICATE_MAPPING, CertificateMapping::parse)
                        .orElse(CertificateMapping.parse("subject.CN->id")),
                config.parsed(PolicyKeys.SUPPORT_URL, PolicyReader::link),
                config.duration(
                        PolicyKeys.CACHE_TTL, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(60)),
                config.duration(PolicyKeys.DECISION_RETENTION, Duration.ofDays(90), Duration.ofDays(1), FOREVER),
                config.duration(PolicyKeys.SIGNAL_RETENTION, Duration.ofDays(30), Duration.ofDays(1), FOREVER),
                takesPartSince);
    }

    private Policy corePolicy() {
        RiskLevel holdAt = config.choice(
                PolicyKeys.HOLD_AT,
                Map.of("low", RiskLevel.LOW, "medium", RiskLevel.MEDIUM, "high", RiskLevel.HIGH),
                RiskLevel.MEDIUM);
        return new Policy(
                config.choice(PolicyKeys.MODE, Map.of("monitor", Mode.MONITOR, "enforce", Mode.ENFORCE), Mode.MONITOR),
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
                config.choice(PolicyKeys.UNKNOWN_DEVICE, ANSWERS, Answer.DENY),
                config.choice(PolicyKeys.UNBOUND_SESSION, ANSWERS, Answer.ALLOW),
                staleAfter(),
                config.parsed(PolicyKeys.STALE_DEVICE, PolicyReader::staleAnswer)
                        .orElse(StaleAnswer.ALLOW),
                config.choice(
                        PolicyKeys.DEVICE_MISMATCH,
                        Map.of("deny", MismatchAnswer.DENY, "end-session", MismatchAnswer.END_SESSION),
                        MismatchAnswer.DENY));
    }

    private Optional<RiskLevel> revokeAt(RiskLevel holdAt) {
        Optional<RiskLevel> revokeAt = config.choice(
                PolicyKeys.REVOKE_AT,
                Map.of(
                        "low", Optional.of(RiskLevel.LOW),
                        "medium", Optional.of(RiskLevel.MEDIUM),
                        "high", Optional.of(RiskLevel.HIGH),
                        "never", Optional.<RiskLevel>empty()),
                Optional.of(RiskLevel.HIGH));
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
        String prefix = "last-known:";
        if (text.startsWith(prefix)) {
            Duration duration = ConfigReader.parseDuration(text.substring(prefix.length()));
            if (!duration.isNegative()) {
                return StaleAnswer.lastKnownFor(duration);
            }
        }
        return switch (text) {
            case "allow" -> StaleAnswer.ALLOW;
            case "deny" -> StaleAnswer.DENY;
            default ->
                throw new IllegalArgumentException("expected allow, deny or last-known:<duration>, got '" + text + "'");
        };
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

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.policy.StaleAnswer;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.registry.Confirmation;
import io.conditionalaccess.registry.policy.Brake;
import io.conditionalaccess.registry.policy.CertificateMapping;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.policy.Recognition;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The policy in effect, by the names and values of the {@code device-policy} component. */
record PolicyRepresentation(
        String mode,
        Optional<String> enforceRole,
        List<String> enforceClients,
        List<String> exemptClients,
        Optional<String> breakGlassRole,
        String holdAt,
        String revokeAt,
        String nonCompliant,
        Duration gracePeriod,
        String restoreApproval,
        String unknownDevice,
        String unboundSession,
        Optional<Duration> staleAfter,
        String staleDevice,
        String sourceOutage,
        List<String> requiredSources,
        String firstSeen,
        String deviceMismatch,
        List<String> identityMethods,
        String minimumStrength,
        List<IssuerRepresentation> certificateIssuers,
        List<String> certificateMapping,
        Optional<String> certificateHost,
        String brakeAt,
        String brakeAction,
        boolean holdLogsOutApps,
        Duration confirmEnforceWithin,
        List<String> acknowledgedGaps,
        Optional<String> supportUrl,
        Duration cacheTtl,
        Duration decisionRetention,
        Duration signalRetention,
        Duration deviceRetention,
        Instant takesPartSince,
        Optional<Instant> brakedSince,
        Optional<Instant> confirmBy,
        Optional<String> revertTo) {

    /** A device CA, without the certificate itself. */
    record IssuerRepresentation(String subject, Instant notAfter) {

        static IssuerRepresentation of(X509Certificate issuer) {
            return new IssuerRepresentation(
                    issuer.getSubjectX500Principal().getName(),
                    issuer.getNotAfter().toInstant());
        }
    }

    /**
     * @param awaited the switch to enforce that has to be confirmed
     */
    static PolicyRepresentation of(RealmPolicy realm, Optional<Confirmation> awaited) {
        Policy policy = realm.policy();
        Recognition recognition = realm.recognition();
        return new PolicyRepresentation(
                wire(policy.mode()),
                policy.enforceRole(),
                sorted(policy.enforceClients()),
                sorted(policy.exemptClients()),
                policy.breakGlassRole(),
                policy.holdAt().wire(),
                policy.revokeAt().map(RiskLevel::wire).orElse("never"),
                wire(policy.nonCompliant()),
                policy.gracePeriod(),
                policy.restoreApproval().map(RiskLevel::wire).orElse("never"),
                wire(policy.unknownDevice()),
                wire(policy.unboundSession()),
                policy.staleAfter(),
                wire(policy.staleDevice(), "allow"),
                wire(policy.sourceOutage(), "last-known"),
                sorted(policy.requiredSources()),
                wire(recognition.firstSeen()),
                wire(policy.deviceMismatch()),
                recognition.methods(),
                wire(recognition.minimumStrength()),
                recognition.certificateIssuers().stream()
                        .map(IssuerRepresentation::of)
                        .toList(),
                recognition.certificateMapping().stream()
                        .map(PolicyRepresentation::wire)
                        .toList(),
                recognition.certificateHost(),
                wire(realm.brake()),
                wire(realm.brake().action()),
                realm.holdLogsOutApps(),
                realm.confirmEnforceWithin(),
                sorted(realm.acknowledgedGaps()),
                realm.supportUrl().map(Object::toString),
                realm.cacheTtl(),
                realm.keeping().decisions(),
                realm.keeping().signals(),
                realm.keeping().devices(),
                realm.takesPartSince(),
                realm.state().brakedSince(),
                awaited.map(Confirmation::by),
                awaited.map(Confirmation::revertTo));
    }

    static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String wire(StaleAnswer answer, String always) {
        if (answer.equals(StaleAnswer.DENY)) {
            return "deny";
        }
        return answer.toleratedFor().map(limit -> "last-known:" + limit).orElse(always);
    }

    private static String wire(Brake brake) {
        return brake.limit()
                .map(limit -> limit.percent().toPlainString() + "%/" + limit.within())
                .orElse("never");
    }

    private static String wire(CertificateMapping mapping) {
        return mapping.field().wire() + "->" + mapping.type().wire();
    }

    private static List<String> sorted(Set<String> values) {
        return values.stream().sorted().toList();
    }
}

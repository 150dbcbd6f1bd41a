// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.policy.StaleAnswer;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.registry.policy.CertificateMapping;
import io.conditionalaccess.registry.policy.RealmPolicy;
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
        String unknownDevice,
        String unboundSession,
        Optional<Duration> staleAfter,
        String staleDevice,
        String deviceMismatch,
        List<String> identityMethods,
        List<IssuerRepresentation> certificateIssuers,
        List<String> certificateMapping,
        Optional<String> supportUrl,
        Duration cacheTtl,
        Duration decisionRetention,
        Duration signalRetention,
        Instant takesPartSince) {

    /** A device CA, without the certificate itself. */
    record IssuerRepresentation(String subject, Instant notAfter) {

        static IssuerRepresentation of(X509Certificate issuer) {
            return new IssuerRepresentation(
                    issuer.getSubjectX500Principal().getName(),
                    issuer.getNotAfter().toInstant());
        }
    }

    static PolicyRepresentation of(RealmPolicy realm) {
        Policy policy = realm.policy();
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
                wire(policy.unknownDevice()),
                wire(policy.unboundSession()),
                policy.staleAfter(),
                wire(policy.staleDevice()),
                wire(policy.deviceMismatch()),
                realm.identityMethods(),
                realm.certificateIssuers().stream()
                        .map(IssuerRepresentation::of)
                        .toList(),
                realm.certificateMapping().stream()
                        .map(PolicyRepresentation::wire)
                        .toList(),
                realm.supportUrl().map(Object::toString),
                realm.cacheTtl(),
                realm.decisionRetention(),
                realm.signalRetention(),
                realm.takesPartSince());
    }

    static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String wire(StaleAnswer answer) {
        if (answer.equals(StaleAnswer.DENY)) {
            return "deny";
        }
        return answer.toleratedFor().map(limit -> "last-known:" + limit).orElse("allow");
    }

    private static String wire(CertificateMapping mapping) {
        return mapping.field().wire() + "->" + mapping.type().wire();
    }

    private static List<String> sorted(Set<String> values) {
        return values.stream().sorted().toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Newcomer;
import io.conditionalaccess.registry.Facts;
import io.conditionalaccess.registry.certificate.CertificateEvidence;
import io.conditionalaccess.registry.certificate.CertificateTrust;
import io.conditionalaccess.registry.policy.CertificateMapping;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.policy.Strength;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.models.RealmModel;

/** Recognises a device by the client certificate that a device CA issued to it. */
final class ClientCertificateMethod implements DeviceIdentityMethod {
    private final Supplier<CertificateEvidence> evidence;
    private final Supplier<Optional<CertificateEvidence>> brought;
    private final CertificateTrust trust;
    private final Facts facts;

    /**
     * @param evidence what this request shows
     * @param brought what its browser showed at another host, if it was asked there
     */
    ClientCertificateMethod(
            Supplier<CertificateEvidence> evidence,
            Supplier<Optional<CertificateEvidence>> brought,
            CertificateTrust trust,
            Facts facts) {
        this.evidence = evidence;
        this.brought = brought;
        this.trust = trust;
        this.facts = facts;
    }

    @Override
    public Strength strength() {
        return Strength.STRONG;
    }

    /** The certificate of the request itself counts first, but not against one of another device from another host. */
    @Override
    public Identity identify(RealmModel realm, RealmPolicy policy) {
        CertificateEvidence here = evidence.get();
        Optional<Identity> elsewhere = brought.get().map(shown -> identify(realm, shown, policy));
        if (here instanceof CertificateEvidence.Refused && elsewhere.isPresent()) {
            return elsewhere.get();
        }
        Identity answer = identify(realm, here, policy);
        boolean disagree =
                elsewhere.filter(other -> areDifferentDevices(answer, other)).isPresent();
        return disagree ? new Identity.Conflict("certificates-disagree") : answer;
    }

    private static boolean areDifferentDevices(Identity one, Identity other) {
        return one instanceof Identity.Recognised a
                && other instanceof Identity.Recognised b
                && !a.device().uuid().equals(b.device().uuid());
    }

    private Identity identify(RealmModel realm, CertificateEvidence shown, RealmPolicy policy) {
        if (shown instanceof CertificateEvidence.Refused refused) {
            return new Identity.Unrecognised(refused.why());
        }
        List<X509Certificate> chain = ((CertificateEvidence.Shown) shown).chain();
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        Optional<String> refusal = trust.refusal(chain, policy.recognition().certificateIssuers(), now);
        return refusal.<Identity>map(Identity.Unrecognised::new).orElseGet(() -> named(realm, chain.get(0), policy));
    }

    private Identity named(RealmModel realm, X509Certificate leaf, RealmPolicy policy) {
        Set<UUID> devices = CertificateFields.aliases(leaf, policy.recognition().certificateMapping()).stream()
                .flatMap(alias -> facts.recognised(realm, alias).stream())
                .collect(Collectors.toSet());
        if (devices.size() > 1) {
            return new Identity.Conflict("certificate-names-several-devices");
        }
        return devices.stream()
                .findFirst()
                .flatMap(uuid -> facts.byUuid(realm, uuid))
                .<Identity>map(device -> new Identity.Recognised(device, ClientCertificateMethodFactory.ID))
                .orElseGet(() -> new Identity.Unrecognised("certificate-names-no-device", newcomer(leaf, policy)));
    }

    /** What the certificate would be registered as: only one that gives exactly one id. */
    private static Optional<Newcomer> newcomer(X509Certificate leaf, RealmPolicy policy) {
        List<CertificateMapping> mapping = policy.recognition().certificateMapping();
        List<DeviceId> ids = CertificateFields.ids(leaf, mapping);
        Set<Alias> others = CertificateFields.aliases(leaf, mapping).stream()
                .filter(alias -> alias.type() != AliasType.ID)
                .collect(Collectors.toSet());
        return ids.size() == 1 ? Optional.of(new Newcomer(ids.get(0), others)) : Optional.empty();
    }
}

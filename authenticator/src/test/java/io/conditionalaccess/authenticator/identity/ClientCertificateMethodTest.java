// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import static io.conditionalaccess.authenticator.identity.Certificates.ca;
import static io.conditionalaccess.authenticator.identity.Certificates.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.authenticator.Realms;
import io.conditionalaccess.authenticator.identity.Certificates.Holder;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Newcomer;
import io.conditionalaccess.registry.Facts;
import io.conditionalaccess.registry.RealmState;
import io.conditionalaccess.registry.certificate.CertificateEvidence;
import io.conditionalaccess.registry.certificate.CertificateTrust;
import io.conditionalaccess.registry.policy.CertificateMapping;
import io.conditionalaccess.registry.policy.CertificateMapping.Field;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.policy.Strength;
import java.lang.reflect.Proxy;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.RealmModel;

class ClientCertificateMethodTest {
    private static final RealmModel REALM = (RealmModel) Proxy.newProxyInstance(
            RealmModel.class.getClassLoader(), new Class<?>[] {RealmModel.class}, (proxy, method, args) -> {
                throw new UnsupportedOperationException(method.getName());
            });
    private static final CertificateMapping CN = new CertificateMapping(Field.SUBJECT_CN, AliasType.ID);
    private static final CertificateMapping SERIAL =
            new CertificateMapping(Field.SUBJECT_SERIAL_NUMBER, AliasType.SERIAL);
    private static final CertificateMapping URI = new CertificateMapping(Field.SAN_URI, AliasType.ENTRA_DEVICE_ID);
    private static final CertificateEvidence NONE = new CertificateEvidence.Refused("no-certificate");
    private static final String ENTRA_ID = "0f2c9b0e-2f0f-4f5e-9f53-7f0a3bb5b0aa";

    private final Registry registry = new Registry();
    private Holder ca;

    @BeforeEach
    void setUp() throws Exception {
        ca = ca("CN=Device CA");
    }

    @Test
    void recognisesADeviceByCommonName() throws Exception {
        DeviceFacts laptop = registry.add("alice-laptop");

        assertThat(identify(valid("CN=Alice-Laptop,OU=a\\,b"), CN))
                .isEqualTo(new Identity.Recognised(laptop, "client-certificate"));
    }

    @Test
    void doesNotTakeTextWithinAValueForAnotherField() throws Exception {
        registry.add("alice-laptop");

        assertThat(identify(valid("CN=mallory\\,CN\\=alice-laptop"), CN))
                .isEqualTo(unregistered(new Newcomer(new DeviceId("mallory,CN=alice-laptop"), Set.of())));
    }

    @Test
    void introducesADeviceThatNobodyRegistered() throws Exception {
        X509Certificate certificate = certificate(
                device("CN=New-Laptop").name(GeneralName.uniformResourceIdentifier, "urn:uuid:" + ENTRA_ID));
        Alias entra = Alias.of(AliasType.ENTRA_DEVICE_ID, "", ENTRA_ID).orElseThrow();

        assertThat(identify(certificate, CN, URI))
                .isEqualTo(unregistered(new Newcomer(new DeviceId("New-Laptop"), Set.of(entra))));
    }

    @Test
    void introducesNobodyWithoutExactlyOneId() throws Exception {
        CertificateMapping uid = new CertificateMapping(Field.SUBJECT_UID, AliasType.ID);

        assertThat(identify(valid("CN=one,UID=other"), CN, uid))
                .isEqualTo(new Identity.Unrecognised("certificate-names-no-device"));
        assertThat(identify(valid("CN=one,UID=ONE"), CN, uid))
                .isEqualTo(unregistered(new Newcomer(new DeviceId("one"), Set.of())));
        assertThat(identify(valid("CN=one,SERIALNUMBER=c02xyz"), SERIAL))
                .isEqualTo(new Identity.Unrecognised("certificate-names-no-device"));
    }

    private static Identity unregistered(Newcomer newcomer) {
        return new Identity.Unrecognised("certificate-names-no-device", Optional.of(newcomer));
    }

    @Test
    void recognisesADeviceBySerialNumberOfTheSubject() throws Exception {
        DeviceFacts laptop = registry.add("alice-laptop");
        registry.alias(Alias.of(AliasType.SERIAL, "", "C02XYZ").orElseThrow(), laptop);

        assertThat(identify(valid("CN=whatever,SERIALNUMBER=c02xyz"), SERIAL))
                .isEqualTo(new Identity.Recognised(laptop, "client-certificate"));
    }

    @Test
    void recognisesADeviceByAlternativeName() throws Exception {
        DeviceFacts laptop = registry.add("alice-laptop");
        registry.alias(Alias.of(AliasType.ENTRA_DEVICE_ID, "", ENTRA_ID).orElseThrow(), laptop);

        for (String uri : List.of("urn:uuid:" + ENTRA_ID, "IntuneDeviceId://" + ENTRA_ID.toUpperCase(Locale.ROOT))) {
            X509Certificate certificate =
                    certificate(device("CN=whatever").name(GeneralName.uniformResourceIdentifier, uri));
            assertThat(identify(certificate, URI))
                    .as(uri)
                    .isEqualTo(new Identity.Recognised(laptop, "client-certificate"));
        }
    }

    @Test
    void seesAConflictWhereFieldsNameDifferentDevices() throws Exception {
        registry.add("alice-laptop");
        registry.alias(Alias.of(AliasType.ENTRA_DEVICE_ID, "", ENTRA_ID).orElseThrow(), registry.add("bob-laptop"));
        X509Certificate certificate = certificate(
                device("CN=alice-laptop").name(GeneralName.uniformResourceIdentifier, "urn:uuid:" + ENTRA_ID));

        assertThat(identify(certificate, CN, URI))
                .isEqualTo(new Identity.Conflict("certificate-names-several-devices"));
        assertThat(identify(certificate, CN)).isInstanceOf(Identity.Recognised.class);
    }

    @Test
    void ignoresJunk() throws Exception {
        DeviceFacts laptop = registry.add("alice-laptop");
        registry.alias(new Alias(AliasType.SERIAL, Alias.NO_SCOPE, "DEFAULT STRING"), laptop);

        assertThat(identify(valid("CN=whatever,SERIALNUMBER=Default string"), SERIAL))
                .isEqualTo(new Identity.Unrecognised("certificate-names-no-device"));
    }

    @Test
    void doesNotEvenReadACertificateOfAnotherCa() throws Exception {
        registry.add("alice-laptop");
        X509Certificate foreign =
                lasting(device("CN=alice-laptop")).by(ca("CN=Device CA")).certificate();

        assertThat(identify(foreign, CN)).isEqualTo(new Identity.Unrecognised("certificate-of-unknown-issuer"));
        assertThat(registry.asked).isEmpty();
    }

    @Test
    void passesOnWhyThereIsNoEvidence() {
        assertThat(identify(NONE, Optional.empty())).isEqualTo(new Identity.Unrecognised("no-certificate"));
    }

    @Test
    void whatAnotherHostSawCountsWhereThisOneSeesNothing() throws Exception {
        DeviceFacts laptop = registry.add("alice-laptop");

        assertThat(identify(NONE, Optional.of(shown("CN=alice-laptop"))))
                .isEqualTo(new Identity.Recognised(laptop, "client-certificate"));
        assertThat(identify(NONE, Optional.of(shown("CN=other"))))
                .isEqualTo(unregistered(new Newcomer(new DeviceId("other"), Set.of())));
        assertThat(identify(
                        new CertificateEvidence.Refused("proxy-not-trusted"),
                        Optional.of(new CertificateEvidence.Refused("no-certificate"))))
                .isEqualTo(new Identity.Unrecognised("no-certificate"));
    }

    @Test
    void theCertificateOfTheRequestItselfCountsFirst() throws Exception {
        DeviceFacts laptop = registry.add("alice-laptop");
        registry.add("alice-phone");

        assertThat(identify(shown("CN=alice-laptop"), Optional.of(NONE)))
                .isEqualTo(new Identity.Recognised(laptop, "client-certificate"));
        assertThat(identify(shown("CN=other"), Optional.of(shown("CN=alice-laptop"))))
                .as("another host does not vouch for what this one sees")
                .isEqualTo(unregistered(new Newcomer(new DeviceId("other"), Set.of())));
        assertThat(identify(shown("CN=alice-laptop"), Optional.of(shown("CN=alice-laptop"))))
                .isEqualTo(new Identity.Recognised(laptop, "client-certificate"));
        assertThat(identify(shown("CN=alice-laptop"), Optional.of(shown("CN=alice-phone"))))
                .isEqualTo(new Identity.Conflict("certificates-disagree"));
    }

    private CertificateEvidence shown(String subject) throws Exception {
        return new CertificateEvidence.Shown(List.of(valid(subject)));
    }

    private Identity identify(X509Certificate certificate, CertificateMapping... mapping) {
        return identify(new CertificateEvidence.Shown(List.of(certificate)), Optional.empty(), mapping);
    }

    private Identity identify(CertificateEvidence here, Optional<CertificateEvidence> elsewhere) {
        return identify(here, elsewhere, CN);
    }

    private Identity identify(
            CertificateEvidence here, Optional<CertificateEvidence> elsewhere, CertificateMapping... mapping) {
        return new ClientCertificateMethod(() -> here, () -> elsewhere, new CertificateTrust(), registry)
                .identify(REALM, policy(mapping));
    }

    private X509Certificate valid(String subject) throws Exception {
        return certificate(device(subject));
    }

    private X509Certificate certificate(Certificates.Request request) throws Exception {
        return lasting(request).by(ca).certificate();
    }

    /** The method uses the real clock. */
    private static Certificates.Request lasting(Certificates.Request request) {
        return request.valid(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2120-01-01T00:00:00Z"));
    }

    private RealmPolicy policy(CertificateMapping... mapping) {
        return Realms.recognising(Strength.WEAK, List.of(ca.certificate()), Arrays.asList(mapping));
    }

    private static final class Registry implements Facts {
        private final Map<UUID, DeviceFacts> devices = new HashMap<>();
        private final Map<Alias, Set<UUID>> aliases = new HashMap<>();
        private final Set<Alias> asked = new HashSet<>();

        DeviceFacts add(String id) {
            DeviceId deviceId = new DeviceId(id);
            DeviceFacts facts = new DeviceFacts(
                    UUID.randomUUID(),
                    deviceId,
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    3,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    List.of(),
                    1);
            devices.put(facts.uuid(), facts);
            alias(Alias.ofId(deviceId), facts);
            return facts;
        }

        void alias(Alias alias, DeviceFacts facts) {
            aliases.computeIfAbsent(alias, a -> new HashSet<>()).add(facts.uuid());
        }

        @Override
        public List<DeviceFacts> ownedBy(RealmModel realm, String userId) {
            return List.of();
        }

        @Override
        public Optional<RealmState> realm(RealmModel realm) {
            return Optional.empty();
        }

        @Override
        public Optional<DeviceFacts> byUuid(RealmModel realm, UUID uuid) {
            return Optional.ofNullable(devices.get(uuid));
        }

        @Override
        public Set<UUID> recognised(RealmModel realm, Alias alias) {
            asked.add(alias);
            return aliases.getOrDefault(alias, Set.of());
        }
    }
}

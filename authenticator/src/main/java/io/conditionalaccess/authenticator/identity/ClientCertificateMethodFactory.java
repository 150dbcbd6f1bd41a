// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.certificate.CertificateSource;
import io.conditionalaccess.registry.certificate.CertificateTrust;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Makes {@link ClientCertificateMethod}s that share one cache of verified certificates. */
public final class ClientCertificateMethodFactory implements DeviceIdentityMethodFactory {
    static final String ID = "client-certificate";

    private final CertificateTrust trust = new CertificateTrust();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public DeviceIdentityMethod create(KeycloakSession session) {
        return new ClientCertificateMethod(
                () -> CertificateSource.of(session).read(session.getContext().getHttpRequest()),
                () -> BroughtCertificate.in(session),
                trust,
                DeviceRegistryProvider.of(session).facts());
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}

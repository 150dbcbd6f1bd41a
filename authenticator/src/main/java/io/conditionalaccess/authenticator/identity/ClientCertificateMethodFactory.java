// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import org.eclipse.microprofile.config.ConfigProvider;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.x509.X509ClientCertificateLookup;

/** Makes {@link ClientCertificateMethod}s that share one cache of verified certificates. */
public final class ClientCertificateMethodFactory implements DeviceIdentityMethodFactory {
    static final String ID = "client-certificate";
    private static final String TRUSTED_PROXIES = "kc.proxy-trusted-addresses";

    private final CertificateTrust trust = new CertificateTrust();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public DeviceIdentityMethod create(KeycloakSession session) {
        return new ClientCertificateMethod(
                () -> source(session).read(session.getContext().getHttpRequest()),
                trust,
                DeviceRegistryProvider.of(session).facts());
    }

    private static CertificateSource source(KeycloakSession session) {
        return new CertificateSource(
                session.getProvider(X509ClientCertificateLookup.class),
                session.getKeycloakSessionFactory()
                        .getProviderFactory(X509ClientCertificateLookup.class)
                        .getId(),
                ConfigProvider.getConfig()
                        .getOptionalValue(TRUSTED_PROXIES, String.class)
                        .filter(addresses -> !addresses.isBlank())
                        .isPresent());
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}

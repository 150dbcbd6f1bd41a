// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keycloak.protocol.oidc.endpoints.LogoutEndpoint;
import org.keycloak.protocol.oidc.endpoints.TokenEndpoint;
import org.keycloak.protocol.oidc.endpoints.TokenIntrospectionEndpoint;
import org.keycloak.protocol.oidc.endpoints.UserInfoEndpoint;
import org.keycloak.protocol.saml.SamlService;
import org.keycloak.services.resources.account.AccountRestService;

class TargetTest {

    @Test
    void endpointsThatDecideThemselvesOrLogOutAreThoseOfLoginProtocols() {
        assertThat(new Class<?>[] {
                    TokenEndpoint.class,
                    TokenIntrospectionEndpoint.class,
                    UserInfoEndpoint.class,
                    LogoutEndpoint.class,
                    SamlService.class
                })
                .allMatch(type -> new Target(type.getName(), "any").isOfLoginProtocol());
    }

    @Test
    void whatGivesCredentialsForATokenIsNotAmongThem() {
        assertThat(new Target(AccountRestService.class.getName(), "account").isOfLoginProtocol())
                .isFalse();
        assertThat(new Target("org.keycloak.protocol.oid4vc.issuance.OID4VCIssuerEndpoint", "credential")
                        .isOfLoginProtocol())
                .isFalse();
    }
}

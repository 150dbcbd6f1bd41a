// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.act;

import io.conditionalaccess.risk.ssf.event.Identifier;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds the users of the realm that an identifier names. */
final class RealmUsers {
    private static final String ISSUER = "issuer";
    private static final String ACCOUNT = "acct:";

    private final KeycloakSession session;
    private final RealmModel realm;

    RealmUsers(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    Set<UserModel> find(Identifier identifier) {
        return stream(identifier).collect(Collectors.toSet());
    }

    private Stream<UserModel> stream(Identifier identifier) {
        if (identifier instanceof Identifier.Opaque opaque) {
            return byId(opaque.id());
        }
        if (identifier instanceof Identifier.Email email) {
            return byEmail(email.email());
        }
        if (identifier instanceof Identifier.Account account && account.uri().startsWith(ACCOUNT)) {
            return byEmail(account.uri().substring(ACCOUNT.length()));
        }
        if (identifier instanceof Identifier.IssuerSubject subject) {
            return ownIssuer().filter(subject.issuer()::equals).isPresent()
                    ? byId(subject.subject())
                    : federated(subject);
        }
        return identifier instanceof Identifier.Aliases aliases
                ? aliases.identifiers().stream().flatMap(this::stream)
                : Stream.empty();
    }

    /** The identity providers of the realm that have this issuer. */
    static Stream<IdentityProviderModel> providers(KeycloakSession session, String issuer) {
        return session.identityProviders()
                .getAllStream(IdentityProviderQuery.userAuthentication())
                .filter(IdentityProviderModel::isEnabled)
                .filter(provider -> issuer.equals(provider.getConfig().get(ISSUER)));
    }

    private Stream<UserModel> federated(Identifier.IssuerSubject subject) {
        return providers(session, subject.issuer()).map(IdentityProviderModel::getAlias).toList().stream()
                .map(alias -> new FederatedIdentityModel(alias, subject.subject(), ""))
                .flatMap(link -> Stream.ofNullable(session.users().getUserByFederatedIdentity(realm, link)));
    }

    private Stream<UserModel> byId(String id) {
        return Stream.ofNullable(session.users().getUserById(realm, id));
    }

    private Stream<UserModel> byEmail(String email) {
        return Stream.ofNullable(session.users().getUserByEmail(realm, email));
    }

    /** As the realm's tokens have it; where there is no request, only if the realm or server has a fixed address. */
    private Optional<String> ownIssuer() {
        return OwnIssuer.of(session, realm);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.Bindings;
import io.conditionalaccess.registry.LookupLimit;
import io.conditionalaccess.registry.PendingRevocation;
import io.conditionalaccess.registry.SessionBinding;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * The index for a request that must not wait for it: a login's row is written once the login is through. Until then the
 * session's own note says which device it belongs to, so it is refused all the same when that device goes bad.
 */
final class LaterBindings implements Bindings {
    private final KeycloakSession session;
    private final BoundedLookups lookups;
    private final Supplier<Bindings> now;

    LaterBindings(KeycloakSession session, BoundedLookups lookups, Supplier<Bindings> now) {
        this.session = session;
        this.lookups = lookups;
        this.now = now;
    }

    @Override
    public void insert(RealmModel realm, SessionBinding binding) {
        afterCommit(realm, (bindings, same) -> bindings.insert(same, binding));
    }

    @Override
    public void remove(RealmModel realm, String sessionId) {
        afterCommit(realm, (bindings, same) -> bindings.remove(same, sessionId));
    }

    private void afterCommit(RealmModel realm, BiConsumer<Bindings, RealmModel> change) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        String realmId = realm.getId();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                lookups.writeLater(factory, realmId, change);
            }

            @Override
            protected void rollbackImpl() {
                // There is no session to index.
            }
        });
    }

    /** @throws io.conditionalaccess.registry.FactsUnavailable if the answer does not come in time */
    @Override
    public Optional<SessionBinding> ofSession(RealmModel realm, String sessionId) {
        LookupLimit limit = LookupLimit.of(session).orElseThrow();
        return lookups.look(
                session.getKeycloakSessionFactory(), limit, em -> new BindingRows(em).ofSession(realm, sessionId));
    }

    @Override
    public List<SessionBinding> ofDevice(RealmModel realm, UUID device) {
        return now.get().ofDevice(realm, device);
    }

    @Override
    public List<SessionBinding> ofDevice(RealmModel realm, UUID device, int first, int max) {
        return now.get().ofDevice(realm, device, first, max);
    }

    @Override
    public List<SessionBinding> ofUser(RealmModel realm, String userId, int max) {
        return now.get().ofUser(realm, userId, max);
    }

    @Override
    public Map<String, SessionBinding> ofSessions(RealmModel realm, Collection<String> sessionIds) {
        return now.get().ofSessions(realm, sessionIds);
    }

    @Override
    public List<SessionBinding> dead(RealmModel realm, UUID device, int max) {
        return now.get().dead(realm, device, max);
    }

    @Override
    public boolean end(RealmModel realm, String sessionId, Instant moment) {
        return now.get().end(realm, sessionId, moment);
    }

    @Override
    public boolean ended(RealmModel realm, String sessionId) {
        return now.get().ended(realm, sessionId);
    }

    @Override
    public boolean revoked(RealmModel realm, String sessionId) {
        return now.get().revoked(realm, sessionId);
    }

    @Override
    public List<PendingRevocation> pending(int max) {
        return now.get().pending(max);
    }

    @Override
    public void settled(PendingRevocation revocation) {
        now.get().settled(revocation);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.binding;

import io.conditionalaccess.core.decision.Binding;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.decision.Rule;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.SessionBinding;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.question.BoundTo;
import io.conditionalaccess.registry.session.SessionEnd;
import io.conditionalaccess.registry.session.SessionPair;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/** Binds user sessions to devices, once, reads what they are bound to, and ends those that are over for it. */
public final class SessionBindings {
    private final KeycloakSession session;

    public SessionBindings(KeycloakSession session) {
        this.session = session;
    }

    public static Optional<BindingNote> note(UserSessionModel userSession) {
        return Optional.ofNullable(userSession.getNote(BindingNote.KEY)).map(BindingNote::parse);
    }

    public Binding of(RealmModel realm, UserSessionModel userSession, RealmPolicy policy) {
        Optional<BoundTo> remembered = note(userSession).map(n -> new BoundTo(n.device(), n.method(), n.epoch()));
        return BoundTo.binding(
                remembered,
                began(userSession),
                realm,
                policy,
                DeviceRegistryProvider.of(session).facts());
    }

    /** For sessions that no login made, such as those of some grants. Does not touch a session that has a note. */
    public void bind(RealmModel realm, UserSessionModel userSession, Identity identity) {
        if (userSession.getNote(BindingNote.KEY) == null) {
            userSession.setNote(BindingNote.KEY, BindingNote.of(identity).format());
        }
        index(realm, userSession);
    }

    /** Writes the row by which a device's sessions are found, in the current transaction. */
    void index(RealmModel realm, UserSessionModel userSession) {
        note(userSession)
                .ifPresent(note -> DeviceRegistryProvider.of(session)
                        .bindings()
                        .insert(
                                realm,
                                new SessionBinding(
                                        userSession.getId(),
                                        note.device(),
                                        userSession.getUser().getId(),
                                        note.method(),
                                        note.epoch(),
                                        began(userSession))));
    }

    /** Ends the session for good, online and offline, in the current transaction; its applications are told after that. */
    public void end(RealmModel realm, UserSessionModel userSession, Rule why) {
        SessionPair pair = SessionPair.find(session, realm, userSession.getId());
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .user(userSession.getUser())
                .detail(Details.REASON, why.wire());
        new SessionEnd(session, realm, Instant.ofEpochMilli(Time.currentTimeMillis())).of(pair, event);
    }

    static Instant began(UserSessionModel userSession) {
        return BoundTo.began(userSession);
    }
}

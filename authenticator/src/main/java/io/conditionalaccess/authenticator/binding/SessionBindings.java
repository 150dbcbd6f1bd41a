// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.binding;

import io.conditionalaccess.authenticator.identity.DeviceIdentification;
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
    private final DeviceIdentification identification;

    public SessionBindings(KeycloakSession session) {
        this.session = session;
        this.identification = new DeviceIdentification(session);
    }

    public static Optional<BindingNote> note(UserSessionModel userSession) {
        return Optional.ofNullable(userSession.getNote(BindingNote.KEY)).map(BindingNote::parse);
    }

    public Binding of(RealmModel realm, UserSessionModel userSession, RealmPolicy policy) {
        Optional<BoundTo> remembered = note(userSession)
                .map(n -> new BoundTo(n.device(), n.method(), n.epoch(), identification.suffices(n.method(), policy)));
        return BoundTo.binding(
                remembered,
                began(userSession),
                realm,
                policy,
                DeviceRegistryProvider.of(session).facts());
    }

    /** For a session that a grant has just made. Whatever else wrote under our key until now is overwritten. */
    public void begin(RealmModel realm, UserSessionModel userSession, Identity identity) {
        userSession.setNote(BindingNote.KEY, BindingNote.of(identity).format());
        if (userSession.getPersistenceState() != UserSessionModel.SessionPersistenceState.TRANSIENT) {
            index(realm, userSession);
        }
    }

    /** For sessions that no login decided. Does not touch a session that has a note. */
    public void bind(RealmModel realm, UserSessionModel userSession, Identity identity) {
        if (userSession.getNote(BindingNote.KEY) == null) {
            userSession.setNote(BindingNote.KEY, BindingNote.of(identity).format());
        }
        index(realm, userSession);
    }

    /**
     * For the session of a login that completes: the device of this request, whatever note was copied into it. Our own
     * note of the same device stays, because a revocation since then must count.
     */
    void beginLogin(RealmModel realm, UserSessionModel userSession, Identity identity) {
        BindingNote now = BindingNote.of(identity);
        boolean own = note(userSession).filter(now::continues).isPresent();
        if (!own) {
            userSession.setNote(BindingNote.KEY, now.format());
        }
        index(realm, userSession);
    }

    /**
     * Gives a session that was bound before its own note again, whoever wrote another one.
     *
     * @return false if it was not bound before
     */
    boolean restore(RealmModel realm, UserSessionModel userSession) {
        Optional<String> own = DeviceRegistryProvider.of(session)
                .bindings()
                .ofSession(realm, userSession.getId())
                .filter(row -> row.since().equals(began(userSession)))
                .map(row -> new BindingNote(row.device(), row.method(), row.epoch()).format());
        own.filter(note -> !note.equals(userSession.getNote(BindingNote.KEY)))
                .ifPresent(note -> userSession.setNote(BindingNote.KEY, note));
        return own.isPresent();
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

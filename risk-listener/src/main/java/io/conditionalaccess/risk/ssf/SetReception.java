// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.source.SourceKind;
import io.conditionalaccess.risk.ssf.act.EventActions;
import io.conditionalaccess.risk.ssf.event.Action;
import io.conditionalaccess.risk.ssf.event.EventMapping;
import io.conditionalaccess.risk.ssf.peer.Transmitters;
import io.conditionalaccess.risk.ssf.set.KeysUnavailable;
import io.conditionalaccess.risk.ssf.set.RefusedSet;
import io.conditionalaccess.risk.ssf.set.SecurityEvent;
import io.conditionalaccess.risk.ssf.set.SetRules;
import io.conditionalaccess.risk.ssf.set.SetValidation;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What push and poll have in common: from a token to what it asks for. */
public final class SetReception {
    private static final Duration MAX_AGE = Duration.ofDays(7);

    private final Transmitters transmitters;

    public SetReception(Transmitters transmitters) {
        this.transmitters = transmitters;
    }

    /**
     * Whether the token is genuine and meant for this source, and what it says.
     *
     * @throws RefusedSet if not
     * @throws KeysUnavailable if that cannot be told now
     */
    public SecurityEvent read(KeycloakSession session, SourceKind.Ssf config, byte[] token, Instant now) {
        SetRules rules = new SetRules(config.issuer(), config.audience(), config.algorithms(), maxAge(session));
        return new SetValidation(rules, transmitters.keys(session, config)).read(token, now);
    }

    /**
     * When it returns, everything is committed and the token may be acknowledged.
     *
     * @throws RefusedSet if the event is not as its definition says
     */
    public void act(
            KeycloakSession session, SourceConfig source, SourceKind.Ssf config, SecurityEvent event, Instant now) {
        DeviceRegistryProvider.of(session).sources().heard(session.getContext().getRealm(), source.alias(), now);
        Action action = new EventMapping(config.device(), config.legacySubjects())
                .map(event, transmitters.critical(session, config));
        new EventActions(session, source, config, now).perform(event, action);
    }

    /** Not longer than it is remembered what was acted on. */
    private static Duration maxAge(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return RealmPolicies.of(session, realm)
                .map(policy -> policy.keeping().signals())
                .filter(kept -> kept.compareTo(MAX_AGE) < 0)
                .orElse(MAX_AGE);
    }
}

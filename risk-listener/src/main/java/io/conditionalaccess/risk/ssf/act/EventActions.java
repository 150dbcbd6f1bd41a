// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.core.signal.SignalStatus;
import io.conditionalaccess.registry.Cause;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.trace.Spans;
import io.conditionalaccess.registry.trace.Step;
import io.conditionalaccess.risk.metrics.RiskMetrics;
import io.conditionalaccess.risk.reading.Item;
import io.conditionalaccess.risk.reading.SignalReader;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.source.SourceKind;
import io.conditionalaccess.risk.ssf.event.Action;
import io.conditionalaccess.risk.ssf.set.RefusedSet;
import io.conditionalaccess.risk.ssf.set.SecurityEvent;
import io.conditionalaccess.risk.ssf.set.SetError;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Does what one event asks for; when it returns, that is committed. */
public final class EventActions {
    private static final Logger LOG = Logger.getLogger(EventActions.class);
    private static final String ACKNOWLEDGED = "acknowledged";
    private static final String ENABLED = "enabled";

    private final KeycloakSession session;
    private final SourceConfig source;
    private final SourceKind.Ssf config;
    private final Instant receivedAt;

    public EventActions(KeycloakSession session, SourceConfig source, SourceKind.Ssf config, Instant receivedAt) {
        this.session = session;
        this.source = source;
        this.config = config;
        this.receivedAt = receivedAt;
    }

    /** @throws RefusedSet for a verification that nobody asked for in this way */
    public void perform(SecurityEvent event, Action action) {
        String status = Spans.of(session)
                .in(
                        Step.INTAKE,
                        Context.current(),
                        source.alias(),
                        () -> List.of(event.jti()),
                        () -> status(event, action));
        RiskMetrics.signal(source.alias(), status);
        if (status.equals(SignalStatus.APPLIED.wire())) {
            RiskMetrics.effect(RiskMetrics.Effect.STATE, Duration.between(receivedAt, Instant.now()));
        }
        LOG.debugf(
                "event accepted: %s type=%s status=%s", new Cause(source.alias(), event.jti()), event.type(), status);
    }

    private String status(SecurityEvent event, Action action) {
        if (action instanceof Action.Tell tell) {
            return tell(event, tell).wire();
        }
        if (action instanceof Action.End end) {
            // Ending sessions is what high risk does; a source that may not say that may not do this either.
            return source.rights().maxRisk() == RiskLevel.HIGH
                    ? new SessionEnding(source, config, receivedAt)
                            .end(session, event, end)
                            .wire()
                    : SignalStatus.REFUSED.wire();
        }
        if (action instanceof Action.Verify verify) {
            verify.state().ifPresent(this::verify);
        }
        if (action instanceof Action.StreamChanged changed && !changed.status().equals(ENABLED)) {
            LOG.warnf("the transmitter stopped a stream: source=%s", source.alias());
        }
        return ACKNOWLEDGED;
    }

    private SignalStatus tell(SecurityEvent event, Action.Tell tell) {
        ObjectNode item = tell.item().deepCopy();
        tell.user()
                .map(user -> new RealmUsers(session, session.getContext().getRealm()).find(user))
                .filter(users -> users.size() == 1)
                .map(Set::iterator)
                .map(Iterator::next)
                .map(UserModel::getUsername)
                .ifPresent(name -> item.put("user", name));
        Item read = SignalReader.read(item, event.contentHash(), source.alias(), receivedAt);
        if (read instanceof Item.Valid valid) {
            return DeviceRegistryProvider.of(session)
                    .signals()
                    .apply(session.getContext().getRealm(), source.alias(), source.rights(), List.of(valid.signal()))
                    .get(0)
                    .status();
        }
        return SignalStatus.INVALID; // an identifier that no device can have
    }

    private void verify(String state) {
        if (!new VerificationState(session, source).isOurs(state, receivedAt)) {
            throw new RefusedSet(SetError.INVALID_STATE, "the state is not one that was asked for");
        }
    }
}

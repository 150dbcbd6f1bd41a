// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.risk.ssf.set.RefusedSet;
import io.conditionalaccess.risk.ssf.set.SecurityEvent;
import io.conditionalaccess.risk.ssf.set.SetError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says which {@link Action} an event asks for. Types that nothing here depends on are acknowledged. */
public final class EventMapping {
    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";
    private static final String SESSION_REVOKED = "session-revoked";
    private static final String COMPLIANCE_CHANGE = "device-compliance-change";
    private static final String RISK_CHANGE = "risk-level-change";
    private static final String CREDENTIAL_CHANGE = "credential-change";
    private static final String ACCOUNT_DISABLED = "account-disabled";

    /** The types that are asked for. */
    public static final List<String> ACTED_ON = List.of(
            CAEP + SESSION_REVOKED,
            CAEP + COMPLIANCE_CHANGE,
            CAEP + RISK_CHANGE,
            CAEP + CREDENTIAL_CHANGE,
            RISC + ACCOUNT_DISABLED);

    /** Of a credential change: those after which what was proved with the old credential no longer counts. */
    private static final Set<String> ENDING = Set.of("revoke", "update", "delete");

    private final AliasType device;
    private final boolean legacy;

    /**
     * @param device what kind of identifier device ids are
     * @param legacy whether subjects in the form of older drafts are read
     */
    public EventMapping(AliasType device, boolean legacy) {
        this.device = device;
        this.legacy = legacy;
    }

    /**
     * @param critical members of complex subjects that the transmitter calls critical
     * @throws RefusedSet if the event is not as its definition says
     */
    public Action map(SecurityEvent event, Set<String> critical) {
        if (event.isVerification()) {
            return new Action.Verify(text(event.details(), "state"));
        }
        if (event.type().equals(SecurityEvent.STREAM_UPDATED)) {
            return streamUpdated(event.details());
        }
        Optional<Mapped> mapped = mapped(event.type());
        if (mapped.isEmpty()) {
            return new Action.Acknowledge("event type");
        }
        Subject subject = new SubjectReader(legacy).read(subject(event));
        return subject.understood(critical)
                ? mapped.get().map(event, subject)
                : new Action.Acknowledge("critical subject member");
    }

    private interface Mapped {
        Action map(SecurityEvent event, Subject subject);
    }

    private Optional<Mapped> mapped(String type) {
        return switch (type) {
            case CAEP + SESSION_REVOKED ->
                Optional.of((event, subject) -> end(Targets.ofSession(subject), event, SESSION_REVOKED));
            case CAEP + COMPLIANCE_CHANGE -> Optional.of(new DeviceEvents(device)::compliance);
            case CAEP + RISK_CHANGE -> Optional.of(new DeviceEvents(device)::risk);
            case CAEP + CREDENTIAL_CHANGE -> Optional.of(EventMapping::credentialChange);
            case RISC + ACCOUNT_DISABLED ->
                Optional.of((event, subject) -> end(Targets.ofUser(subject), event, ACCOUNT_DISABLED));
            default -> Optional.empty();
        };
    }

    private static Action credentialChange(SecurityEvent event, Subject subject) {
        String change = text(event.details(), "change_type")
                .orElseThrow(() -> new RefusedSet(SetError.INVALID_REQUEST, "expected change_type"));
        return ENDING.contains(change.toLowerCase(Locale.ROOT))
                ? end(Targets.ofUser(subject), event, CREDENTIAL_CHANGE)
                : new Action.Acknowledge("credential change that ends nothing");
    }

    static Action end(Optional<Action.Target> target, SecurityEvent event, String name) {
        return target.<Action>map(found -> new Action.End(found, event.occurredAt(), name))
                .orElseGet(() -> new Action.Acknowledge("subject"));
    }

    /** Keycloak 26.7 sends the status as an object that holds it. */
    private static Action streamUpdated(ObjectNode details) {
        JsonNode status = details.path("status");
        return Optional.of(status.isObject() ? status.path("status") : status)
                .filter(JsonNode::isTextual)
                .<Action>map(node -> new Action.StreamChanged(node.textValue(), text(details, "reason")))
                .orElseThrow(() -> new RefusedSet(SetError.INVALID_REQUEST, "expected status"));
    }

    private ObjectNode subject(SecurityEvent event) {
        Optional<ObjectNode> within = Optional.of(event.details().path("subject"))
                .filter(node -> legacy && node.isObject())
                .map(ObjectNode.class::cast);
        return event.subject()
                .or(() -> within)
                .orElseThrow(() -> new RefusedSet(SetError.INVALID_REQUEST, "expected sub_id"));
    }

    static Optional<String> text(ObjectNode object, String name) {
        return Optional.ofNullable(object.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}

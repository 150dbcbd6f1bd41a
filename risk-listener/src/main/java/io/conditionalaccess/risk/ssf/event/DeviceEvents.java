// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.risk.ssf.set.RefusedSet;
import io.conditionalaccess.risk.ssf.set.SecurityEvent;
import io.conditionalaccess.risk.ssf.set.SetError;
import java.util.Optional;

/** Makes signals of events about devices, the source's whole verdict on one axis. */
final class DeviceEvents {
    private static final String HIGH = "high";
    private static final String RISK_LEVEL_CHANGE = "risk-level-change";

    private final AliasType identifier;

    DeviceEvents(AliasType identifier) {
        this.identifier = identifier;
    }

    /** A simple subject is the device; one without a device says nothing about a device. */
    Action compliance(SecurityEvent event, Subject subject) {
        String status = Words.compliance(required(event, "current_status"));
        return tell(event, subject, subject.member(Subject.DEVICE).or(subject::simple), "compliance", status);
    }

    /** About a device it is a signal; about a user or session that is at high risk, the end of its sessions. */
    Action risk(SecurityEvent event, Subject subject) {
        String level = Words.risk(required(event, "current_level"));
        Optional<Identifier> member = subject.member(Subject.DEVICE);
        String principal = EventMapping.text(event.details(), "principal")
                .map(Words::word)
                .orElse(member.isPresent() ? Subject.DEVICE : "");
        return switch (principal) {
            case Subject.DEVICE -> tell(event, subject, member.or(subject::simple), "risk", level);
            case Subject.USER -> endAtHigh(level, Targets.ofUser(subject), event);
            case Subject.SESSION -> endAtHigh(level, Targets.ofSession(subject), event);
            default -> new Action.Acknowledge("principal");
        };
    }

    private static Action endAtHigh(String level, Optional<Action.Target> target, SecurityEvent event) {
        return level.equals(HIGH)
                ? EventMapping.end(target, event, RISK_LEVEL_CHANGE)
                : new Action.Acknowledge("level that ends nothing");
    }

    private Action tell(SecurityEvent event, Subject subject, Optional<Identifier> device, String axis, String level) {
        Optional<String> id = device.stream().flatMap(DeviceValue::all).findFirst();
        if (id.isEmpty()) {
            return new Action.Acknowledge("no device");
        }
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("id", event.jti());
        item.putObject("device").put(identifier.wire(), id.get());
        item.put(axis, level);
        item.put("observed_at", event.occurredAt().toString());
        Reasons.read(event.details()).ifPresent(reason -> item.set("reason", reason));
        return new Action.Tell(item, subject.member(Subject.USER));
    }

    private static String required(SecurityEvent event, String name) {
        return EventMapping.text(event.details(), name)
                .orElseThrow(() -> new RefusedSet(SetError.INVALID_REQUEST, "expected " + name));
    }
}

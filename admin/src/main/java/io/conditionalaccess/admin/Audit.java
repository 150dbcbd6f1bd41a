// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.core.device.DeviceId;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** Every write is an admin event. Its path has the device's id as it is stored, however the caller wrote it. */
record Audit(AdminEventBuilder events, Journal journal) {
    static final String RESOURCE_TYPE = "DEVICE";

    void created(DeviceId id, Object representation) {
        event(OperationType.CREATE, Optional.of(representation), "devices", id.value());
        journal.note(id, "create", representation);
    }

    void updated(DeviceId id, Object representation) {
        event(OperationType.UPDATE, Optional.of(representation), "devices", id.value());
        journal.note(id, "update", representation);
    }

    void deleted(DeviceId id) {
        event(OperationType.DELETE, Optional.empty(), "devices", id.value());
        journal.note(id, "delete", Map.of());
    }

    /** @param action last segment of its path */
    void did(DeviceId id, String action, Object representation) {
        event(OperationType.ACTION, Optional.of(representation), "devices", id.value(), action);
        journal.note(id, action, representation);
    }

    /** @param action last segment of its path */
    void did(String action, Object representation) {
        event(OperationType.ACTION, Optional.of(representation), action);
    }

    /** As {@link #did(String, Object)}, of many devices at once: one event for all of them. */
    void didToMany(String action, Object counts) {
        event(OperationType.ACTION, Optional.of(counts), "devices", action);
    }

    /** For the history of one device out of many that one event tells of. */
    void noted(DeviceId id, String action) {
        journal.note(id, action, Map.of());
    }

    private void event(OperationType operation, Optional<Object> representation, String... path) {
        events.resource(RESOURCE_TYPE)
                .operation(operation)
                .resourcePath(DeviceComplianceResourceProviderFactory.ID + "/" + String.join("/", path));
        representation.map(Json::tree).ifPresent(events::representation);
        events.success();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.core.device.DeviceId;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** Every write is an admin event. Its path has the device's id as it is stored, however the caller wrote it. */
record Audit(AdminEventBuilder events) {
    static final String RESOURCE_TYPE = "DEVICE";

    void created(DeviceId id, Object representation) {
        event(OperationType.CREATE, Optional.of(representation), "devices", id.value());
    }

    void updated(DeviceId id, Object representation) {
        event(OperationType.UPDATE, Optional.of(representation), "devices", id.value());
    }

    void deleted(DeviceId id) {
        event(OperationType.DELETE, Optional.empty(), "devices", id.value());
    }

    /** @param action last segment of its path */
    void did(DeviceId id, String action, Object representation) {
        event(OperationType.ACTION, Optional.of(representation), "devices", id.value(), action);
    }

    /** @param action last segment of its path */
    void did(String action, Object representation) {
        event(OperationType.ACTION, Optional.of(representation), action);
    }

    private void event(OperationType operation, Optional<Object> representation, String... path) {
        events.resource(RESOURCE_TYPE)
                .operation(operation)
                .resourcePath(DeviceComplianceResourceProviderFactory.ID + "/" + String.join("/", path));
        representation.map(Json::tree).ifPresent(events::representation);
        events.success();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import jakarta.ws.rs.core.UriInfo;
import org.keycloak.events.admin.OperationType;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** Every write is an admin event of this resource type. */
record Audit(AdminEventBuilder events, UriInfo uri) {
    static final String RESOURCE_TYPE = "DEVICE";

    void created(String id, Object representation) {
        events.resource(RESOURCE_TYPE)
                .operation(OperationType.CREATE)
                .resourcePath(uri, id)
                .representation(Json.tree(representation))
                .success();
    }

    void updated(Object representation) {
        happened(OperationType.UPDATE, representation);
    }

    void did(Object representation) {
        happened(OperationType.ACTION, representation);
    }

    void deleted() {
        events.resource(RESOURCE_TYPE)
                .operation(OperationType.DELETE)
                .resourcePath(uri)
                .success();
    }

    private void happened(OperationType operation, Object representation) {
        events.resource(RESOURCE_TYPE)
                .operation(operation)
                .resourcePath(uri)
                .representation(Json.tree(representation))
                .success();
    }
}

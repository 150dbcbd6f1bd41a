// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.registry.History;
import io.conditionalaccess.registry.HistoryEntry.Operated;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminAuth;

/** Notes in a device's own history what operators do to it: admin events are not kept by every realm. */
record Journal(History history, RealmModel realm, AdminAuth caller, Instant now) {

    /** @param representation what was written; its field {@code reason} is kept */
    void note(DeviceId device, String action, Object representation) {
        String reason = Json.tree(representation).path("reason").asText("");
        history.operated(
                realm,
                device,
                new Operated(
                        now,
                        action,
                        Optional.of(caller.getRealm().getId()),
                        Optional.ofNullable(caller.getUser()).map(UserModel::getId),
                        Optional.of(reason).filter(text -> !text.isEmpty())));
    }
}

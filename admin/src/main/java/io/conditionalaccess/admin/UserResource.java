// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.DeviceView;
import io.conditionalaccess.registry.SessionBinding;
import io.conditionalaccess.registry.session.SessionPair;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keycloak.models.UserModel;

/** One user's devices, and all that is stored about the person. */
@Produces(MediaType.APPLICATION_JSON)
public final class UserResource {
    private static final int MAX_DEVICES = 500;
    private static final int MAX_SESSIONS = 500;

    private final AdminRequest request;
    private final String id;

    UserResource(AdminRequest request, String id) {
        this.request = request;
        this.id = id;
    }

    /**
     * A device of a user.
     *
     * @param owned whether the user is among its owners
     * @param sessions how many of the user's sessions are bound to it
     */
    record UserDevice(DeviceRepresentation device, boolean owned, long sessions) {}

    /** The devices that the user owns, and those that the user has sessions on; ordered by id. */
    @GET
    @Path("devices")
    public Response devices() {
        return Answers.to(() -> {
            request.rights().requireViewDevices();
            UserModel user = request.user(id);
            Map<UUID, Long> used =
                    request.registry().bindings().ofUser(request.realm(), user.getId(), MAX_SESSIONS).stream()
                            .filter(row -> row.device().isPresent())
                            .filter(this::lives)
                            .collect(Collectors.groupingBy(row -> row.device().orElseThrow(), Collectors.counting()));
            Map<UUID, DeviceView> devices = new LinkedHashMap<>();
            request.registry()
                    .devices()
                    .ownedBy(request.realm(), user.getId(), MAX_DEVICES)
                    .forEach(device -> devices.put(device.facts().uuid(), device));
            List<UUID> others = used.keySet().stream()
                    .filter(uuid -> !devices.containsKey(uuid))
                    .toList();
            request.registry()
                    .devices()
                    .byUuid(request.realm(), others)
                    .forEach(device -> devices.put(device.facts().uuid(), device));
            return Answers.ok(devices.values().stream()
                    .sorted(Comparator.comparing(device -> device.facts().id().key()))
                    .map(device -> new UserDevice(
                            request.present(device),
                            device.facts().owners().contains(user.getId()),
                            used.getOrDefault(device.facts().uuid(), 0L)))
                    .toList());
        });
    }

    /** Everything that this extension stores about the person. */
    @GET
    @Path("export")
    public Response export() {
        return Answers.to(() -> {
            request.rights().requireViewUsersAndDevices();
            return Answers.ok(new PersonalData(request).of(request.user(id)));
        });
    }

    private boolean lives(SessionBinding row) {
        return !SessionPair.find(request.session(), request.realm(), row.sessionId())
                .isEmpty();
    }
}

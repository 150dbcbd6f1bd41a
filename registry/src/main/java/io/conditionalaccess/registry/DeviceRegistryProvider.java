// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.Provider;

/** Everything stored about devices, for one Keycloak session. Get it with {@link #of}. */
public interface DeviceRegistryProvider extends Provider {

    static DeviceRegistryProvider of(KeycloakSession session) {
        return session.getProvider(DeviceRegistryProvider.class);
    }

    /** What decisions read. */
    Facts facts();

    /** Where sources tell. */
    Signals signals();

    /** Which session belongs to which device. */
    Bindings bindings();

    /** What administrators manage. */
    Devices devices();

    /** Devices that introduce themselves at a login. */
    Newcomers newcomers();

    /** Applications that still have to hear of a logout. */
    LogoutTasks logoutTasks();

    /** Since when a realm takes part. */
    Participation participation();

    /** Why access was refused. */
    DecisionLog decisions();

    /** What happened to devices. */
    History history();

    /** How many of what there are. */
    Figures figures();

    /** Holds that applications have to be told of. */
    Holds holds();

    /** The brake for mass events. */
    RealmBrake brake();

    /** Which sources are heard. */
    Sources sources();
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import io.conditionalaccess.core.device.Newcomer;
import org.keycloak.models.RealmModel;

/** Devices that nobody registered, and that introduce themselves when their person logs in. */
public interface Newcomers {
    /** Devices that one person may come to own within a day before no more are registered by showing up. */
    int MOST_PER_DAY = 10;

    /**
     * Registers a newcomer for the person in front of it, in a transaction of its own, and hands over the signals that
     * wait for it: it may be bad at once. Of several logins at the same time one registers it. Deleted devices do not come
     * back by showing up.
     *
     * @param owner internal id of the user
     * @param approval whether an operator has to agree before it has access
     * @return whether the device is registered now
     */
    boolean register(RealmModel realm, Newcomer newcomer, String owner, boolean approval);
}

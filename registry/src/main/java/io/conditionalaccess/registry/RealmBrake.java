// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import org.keycloak.models.RealmModel;

/** The brake that goes on by itself when so many devices lose access at once that it is likelier an error. */
public interface RealmBrake {

    /**
     * Takes it off, in a transaction of its own. What was lost before does not count again. Nothing is revoked by this:
     * devices that are still bad stay held until a signal changes something.
     *
     * @return false if it was not on
     */
    boolean release(RealmModel realm);
}

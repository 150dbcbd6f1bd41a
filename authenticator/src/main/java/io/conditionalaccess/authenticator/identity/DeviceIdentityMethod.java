// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.policy.Strength;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** One way to recognise a device by the current request. Its id is what the policy's {@code identityMethods} lists. */
public interface DeviceIdentityMethod extends Provider {

    /** Never {@link Identity.NotAsked}: evidence that is missing or refused is {@link Identity.Unrecognised}. */
    Identity identify(RealmModel realm, RealmPolicy policy);

    /** How hard it is to pass for another device under this method. */
    Strength strength();

    @Override
    default void close() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.policy.Strength;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Asks the policy's methods in their order which device the current request comes from. */
public final class DeviceIdentification {
    private final KeycloakSession session;

    public DeviceIdentification(KeycloakSession session) {
        this.session = session;
    }

    /** Every method is asked, also after one succeeded, because two that disagree must not let anybody in. */
    public Identity identify(RealmModel realm, RealmPolicy policy) {
        return combine(policy.recognition().methods().stream()
                .map(id -> Optional.ofNullable(session.getProvider(DeviceIdentityMethod.class, id))
                        .map(method -> identify(method, realm, policy))
                        .orElseGet(() -> new Identity.Unrecognised("method-not-installed")))
                .toList());
    }

    /** Falling through to a weaker method never recognises a device, and only a strong one introduces a new one. */
    static Identity identify(DeviceIdentityMethod method, RealmModel realm, RealmPolicy policy) {
        Identity answer = method.identify(realm, policy);
        if (!suffices(Optional.of(method), policy) && answer instanceof Identity.Recognised) {
            return new Identity.Unrecognised("method-too-weak");
        }
        return method.strength() != Strength.STRONG && answer instanceof Identity.Unrecognised unrecognised
                ? new Identity.Unrecognised(unrecognised.why())
                : answer;
    }

    /** Whether what this method recognised earlier still counts. */
    public boolean suffices(String method, RealmPolicy policy) {
        return policy.recognition().minimumStrength() == Strength.WEAK
                || suffices(Optional.ofNullable(session.getProvider(DeviceIdentityMethod.class, method)), policy);
    }

    /** A method that is not installed any more, or none at all, is as weak as can be. */
    static boolean suffices(Optional<DeviceIdentityMethod> method, RealmPolicy policy) {
        Strength strength = method.map(DeviceIdentityMethod::strength).orElse(Strength.WEAK);
        return strength.compareTo(policy.recognition().minimumStrength()) >= 0;
    }

    static Identity combine(List<Identity> answers) {
        Optional<Identity> conflict =
                answers.stream().filter(Identity.Conflict.class::isInstance).findFirst();
        if (conflict.isPresent()) {
            return conflict.get();
        }
        List<Identity.Recognised> recognised = answers.stream()
                .filter(Identity.Recognised.class::isInstance)
                .map(Identity.Recognised.class::cast)
                .toList();
        if (recognised.stream().map(r -> r.device().uuid()).distinct().count() > 1) {
            return new Identity.Conflict("methods-disagree");
        }
        return recognised.stream()
                .map(Identity.class::cast)
                .findFirst()
                .or(() -> answers.stream().findFirst())
                .orElseGet(() -> new Identity.Unrecognised("no-method"));
    }
}

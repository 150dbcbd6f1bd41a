// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.authenticator.Realms;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Newcomer;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.policy.Strength;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.RealmModel;

class DeviceIdentificationTest {
    private static final RealmModel ANY_REALM = (RealmModel) Proxy.newProxyInstance(
            RealmModel.class.getClassLoader(), new Class<?>[] {RealmModel.class}, (proxy, method, arguments) -> null);
    private static final Identity NOTHING = new Identity.Unrecognised("no-certificate");

    @Test
    void takesTheFirstMethodThatRecognises() {
        DeviceFacts laptop = device("alice-laptop");
        Identity first = new Identity.Recognised(laptop, "client-certificate");
        Identity second = new Identity.Recognised(laptop, "signed-assertion");

        assertThat(DeviceIdentification.combine(List.of(NOTHING, first, second)))
                .isEqualTo(first);
    }

    @Test
    void letsNobodyInWhenMethodsDisagree() {
        Identity one = new Identity.Recognised(device("alice-laptop"), "client-certificate");
        Identity other = new Identity.Recognised(device("bob-laptop"), "signed-assertion");

        assertThat(DeviceIdentification.combine(List.of(one, other)))
                .isEqualTo(new Identity.Conflict("methods-disagree"));
    }

    @Test
    void keepsAConflictWhateverOthersSay() {
        Identity conflict = new Identity.Conflict("certificate-names-several-devices");

        assertThat(DeviceIdentification.combine(
                        List.of(new Identity.Recognised(device("alice-laptop"), "signed-assertion"), conflict)))
                .isEqualTo(conflict);
    }

    @Test
    void saysWhyTheFirstMethodDidNotRecognise() {
        assertThat(DeviceIdentification.combine(List.of(NOTHING, new Identity.Unrecognised("no-assertion"))))
                .isEqualTo(NOTHING);
        assertThat(DeviceIdentification.combine(List.of())).isEqualTo(new Identity.Unrecognised("no-method"));
    }

    @ParameterizedTest
    @CsvSource({
        "WEAK, WEAK, true",
        "WEAK, MEDIUM, false",
        "MEDIUM, STRONG, false",
        "STRONG, STRONG, true",
    })
    void aMethodBelowTheMinimumRecognisesNobody(Strength method, Strength minimum, boolean recognised) {
        Identity shown = new Identity.Recognised(device("alice-laptop"), "browser-key");
        DeviceIdentityMethod fake = answering(shown, method);
        RealmPolicy policy = Realms.recognising(minimum, List.of(), List.of());

        assertThat(DeviceIdentification.suffices(Optional.of(fake), policy)).isEqualTo(recognised);
        assertThat(DeviceIdentification.identify(fake, ANY_REALM, policy))
                .isEqualTo(recognised ? shown : new Identity.Unrecognised("method-too-weak"));
    }

    @Test
    void aMethodThatIsGoneIsWeak() {
        assertThat(DeviceIdentification.suffices(
                        Optional.empty(), Realms.recognising(Strength.WEAK, List.of(), List.of())))
                .isTrue();
        assertThat(DeviceIdentification.suffices(
                        Optional.empty(), Realms.recognising(Strength.MEDIUM, List.of(), List.of())))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"WEAK, false", "MEDIUM, false", "STRONG, true"})
    void onlyAStrongMethodIntroducesNewDevices(Strength method, boolean introduced) {
        Identity shown = new Identity.Unrecognised(
                "names-no-device", Optional.of(new Newcomer(new DeviceId("new-laptop"), Set.of())));
        RealmPolicy policy = Realms.recognising(Strength.WEAK, List.of(), List.of());

        assertThat(DeviceIdentification.identify(answering(shown, method), ANY_REALM, policy))
                .isEqualTo(introduced ? shown : new Identity.Unrecognised("names-no-device"));
    }

    private static DeviceIdentityMethod answering(Identity answer, Strength strength) {
        return new DeviceIdentityMethod() {
            @Override
            public Identity identify(RealmModel realm, RealmPolicy policy) {
                return answer;
            }

            @Override
            public Strength strength() {
                return strength;
            }
        };
    }

    private static DeviceFacts device(String id) {
        return new DeviceFacts(
                UUID.randomUUID(),
                new DeviceId(id),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(),
                1);
    }
}

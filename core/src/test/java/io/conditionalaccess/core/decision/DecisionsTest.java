// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import static io.conditionalaccess.core.Device.device;
import static io.conditionalaccess.core.decision.Deciding.CONFLICT;
import static io.conditionalaccess.core.decision.Deciding.NEW;
import static io.conditionalaccess.core.decision.Deciding.NONE;
import static io.conditionalaccess.core.decision.Deciding.NOT_ASKED;
import static io.conditionalaccess.core.decision.Deciding.POLICY;
import static io.conditionalaccess.core.decision.Deciding.UNBOUND;
import static io.conditionalaccess.core.decision.Deciding.assertDecision;
import static io.conditionalaccess.core.decision.Deciding.bound;
import static io.conditionalaccess.core.decision.Deciding.decide;
import static io.conditionalaccess.core.decision.Deciding.healthy;
import static io.conditionalaccess.core.decision.Deciding.infected;
import static io.conditionalaccess.core.decision.Deciding.shows;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Device;
import io.conditionalaccess.core.Policies;
import io.conditionalaccess.core.decision.Question.Evidence;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.Answer;
import io.conditionalaccess.core.policy.MismatchAnswer;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.policy.UnknownAnswer;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionsTest {
    private static final Binding BOUND_TO_NONE = new Binding.Bound(Optional.empty(), "none", 0);

    @Nested
    class AtLogin {

        @Test
        void aHealthyDeviceIsLetIn() {
            assertDecision(decide(POLICY, NEW, shows(healthy())), Access.OK, Rule.HEALTHY);
        }

        @Test
        void anInfectedDeviceIsNot() {
            Decision decision = decide(POLICY, NEW, shows(infected()));

            assertDecision(decision, Access.REVOKE, Rule.RISK);
            assertThat(decision.denies()).isTrue();
            assertThat(decision.device()).contains(infected().facts());
            assertThat(decision.cause()).isPresent();
        }

        @Test
        void noDeviceIsAnsweredByUnknownDevice() {
            Policy allowing =
                    Policies.enforcing().unknownDevice(UnknownAnswer.ALLOW).build();

            assertDecision(decide(POLICY, NEW, NONE), Access.HOLD, Rule.UNKNOWN_DEVICE);
            assertDecision(decide(allowing, NEW, NONE), Access.OK, Rule.UNKNOWN_DEVICE_ALLOWED);
            assertDecision(decide(POLICY, NEW, NOT_ASKED), Access.HOLD, Rule.UNKNOWN_DEVICE);
            assertThat(decide(POLICY, NEW, NONE).device()).isEmpty();
        }

        @Test
        void aDeletedDeviceIsNobodys() {
            Device deleted = infected().deleted().quarantined().exemptUntil(60);

            Decision decision = decide(POLICY, NEW, shows(deleted));

            assertDecision(decision, Access.HOLD, Rule.UNKNOWN_DEVICE);
            assertThat(decision.device()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(Evidence.class)
        void evidenceOfTwoDevicesDenies(Evidence evidence) {
            Policy lenient =
                    Policies.enforcing().unknownDevice(UnknownAnswer.ALLOW).build();

            assertDecision(decide(lenient, NEW, CONFLICT, evidence), Access.HOLD, Rule.IDENTITY_CONFLICT);
        }
    }

    @Nested
    class InABoundSession {

        @ParameterizedTest
        @EnumSource(Evidence.class)
        void itsOwnDeviceIsJudged(Evidence evidence) {
            assertDecision(decide(POLICY, bound(healthy()), shows(healthy()), evidence), Access.OK, Rule.HEALTHY);
            assertDecision(decide(POLICY, bound(infected()), shows(infected()), evidence), Access.REVOKE, Rule.RISK);
        }

        @ParameterizedTest
        @EnumSource(Evidence.class)
        void aServerThatAsksIsNotAskedForADevice(Evidence evidence) {
            assertDecision(decide(POLICY, bound(healthy()), NOT_ASKED, evidence), Access.OK, Rule.HEALTHY);
            assertDecision(decide(POLICY, bound(infected()), NOT_ASKED, evidence), Access.REVOKE, Rule.RISK);
        }

        @ParameterizedTest(name = "{0} shown, evidence {1}, {2}: {3} by {4}")
        @CsvSource({
            "another, REQUIRED, DENY, HOLD, DEVICE_MISMATCH",
            "another, REQUIRED, END_SESSION, REVOKE, DEVICE_MISMATCH",
            "another, OPTIONAL, DENY, HOLD, DEVICE_MISMATCH",
            "another, OPTIONAL, END_SESSION, REVOKE, DEVICE_MISMATCH",
            "none, REQUIRED, DENY, HOLD, DEVICE_MISMATCH",
            "none, REQUIRED, END_SESSION, REVOKE, DEVICE_MISMATCH",
            "none, OPTIONAL, DENY, OK, HEALTHY",
            "none, OPTIONAL, END_SESSION, OK, HEALTHY",
            "conflict, REQUIRED, DENY, HOLD, IDENTITY_CONFLICT",
            "conflict, REQUIRED, END_SESSION, HOLD, IDENTITY_CONFLICT",
            "conflict, OPTIONAL, DENY, HOLD, IDENTITY_CONFLICT",
            "conflict, OPTIONAL, END_SESSION, HOLD, IDENTITY_CONFLICT"
        })
        void anotherDeviceOrNoneIsAnsweredByDeviceMismatch(
                String shown, Evidence evidence, MismatchAnswer answer, Access access, Rule rule) {
            Identity identity = switch (shown) {
                case "another" -> shows(device("other"));
                case "none" -> NONE;
                default -> CONFLICT;
            };
            Policy policy = Policies.enforcing().mismatch(answer).build();

            Decision decision = decide(policy, bound(healthy()), identity, evidence);

            assertDecision(decision, access, rule);
            assertThat(decision.device())
                    .as("the session's own device")
                    .contains(healthy().facts());
        }

        @Test
        void aDeletedDeviceThatIsShownIsStillAnotherOne() {
            Device gone = device("other").deleted();

            assertDecision(decide(POLICY, bound(healthy()), shows(gone)), Access.HOLD, Rule.DEVICE_MISMATCH);
        }

        @ParameterizedTest(name = "bound under {0}, device at {1}: {2}")
        @CsvSource({"3, 3, HEALTHY", "2, 3, SESSION_REVOKED", "0, 3, SESSION_REVOKED", "4, 3, HEALTHY"})
        void aLowerEpochIsDead(long boundUnder, long epoch, Rule rule) {
            Device device = healthy().epoch(epoch);
            Binding binding = new Binding.Bound(Optional.of(device.facts()), "client-certificate", boundUnder);

            Decision decision = decide(POLICY, binding, shows(device));

            assertDecision(decision, rule == Rule.HEALTHY ? Access.OK : Access.REVOKE, rule);
            assertThat(decision.ends()).isEqualTo(rule == Rule.SESSION_REVOKED);
        }

        @Test
        void aDeletedDevicesSessionIsDeadByItsEpoch() {
            DeviceFacts tombstone = healthy().epoch(1).deleted().facts();
            Binding binding = new Binding.Bound(Optional.of(tombstone), "client-certificate", 0);

            Decision decision = decide(POLICY, binding, NOT_ASKED, Evidence.OPTIONAL);

            assertDecision(decision, Access.REVOKE, Rule.SESSION_REVOKED);
            assertThat(decision.device()).isEmpty();
        }

        @Test
        void aDeletedDeviceLeavesItsSessionWithoutAKnownOne() {
            DeviceFacts tombstone = infected().exemptUntil(60).deleted().facts();
            Binding binding = new Binding.Bound(Optional.of(tombstone), "client-certificate", 0);

            assertDecision(decide(POLICY, binding, NOT_ASKED, Evidence.OPTIONAL), Access.HOLD, Rule.UNKNOWN_DEVICE);
        }
    }

    @Nested
    class InASessionThatIsBoundToNoDevice {
        private final Policy allowing =
                Policies.enforcing().unknownDevice(UnknownAnswer.ALLOW).build();

        @ParameterizedTest
        @EnumSource(Evidence.class)
        void unknownDeviceAnswers(Evidence evidence) {
            assertDecision(decide(POLICY, BOUND_TO_NONE, NONE, evidence), Access.HOLD, Rule.UNKNOWN_DEVICE);
            assertDecision(decide(allowing, BOUND_TO_NONE, NONE, evidence), Access.OK, Rule.UNKNOWN_DEVICE_ALLOWED);
        }

        @Test
        void showingAHealthyDeviceLaterDoesNotBindIt() {
            assertDecision(decide(POLICY, BOUND_TO_NONE, shows(healthy())), Access.HOLD, Rule.UNKNOWN_DEVICE);
            assertDecision(decide(allowing, BOUND_TO_NONE, shows(healthy())), Access.OK, Rule.UNKNOWN_DEVICE_ALLOWED);
        }

        @Test
        void showingABadDeviceCounts() {
            assertDecision(decide(allowing, BOUND_TO_NONE, shows(infected())), Access.REVOKE, Rule.RISK);
            assertDecision(
                    decide(allowing, BOUND_TO_NONE, shows(healthy().quarantined())), Access.REVOKE, Rule.QUARANTINED);
        }
    }

    @Nested
    class InAnUnboundSession {
        private final Policy denying =
                Policies.enforcing().unboundSession(Answer.DENY).build();

        @Test
        void unboundSessionAnswersWhereNoDeviceIsKnown() {
            assertDecision(decide(POLICY, UNBOUND, NONE), Access.OK, Rule.UNBOUND_SESSION_ALLOWED);
            assertDecision(decide(denying, UNBOUND, NONE), Access.HOLD, Rule.UNBOUND_SESSION);
            assertDecision(
                    decide(POLICY, UNBOUND, NOT_ASKED, Evidence.OPTIONAL), Access.OK, Rule.UNBOUND_SESSION_ALLOWED);
        }

        @Test
        void aDeviceThatIsShownIsJudged() {
            assertDecision(decide(POLICY, UNBOUND, shows(healthy())), Access.OK, Rule.HEALTHY);
            assertDecision(decide(POLICY, UNBOUND, shows(infected())), Access.REVOKE, Rule.RISK);
            assertDecision(decide(denying, UNBOUND, shows(healthy())), Access.HOLD, Rule.UNBOUND_SESSION);
        }

        @Test
        void evidenceOfTwoDevicesDenies() {
            assertDecision(decide(POLICY, UNBOUND, CONFLICT), Access.HOLD, Rule.IDENTITY_CONFLICT);
        }
    }

    /** The policy came to demand more of the methods than the session's one can give. */
    @Nested
    class BoundByAMethodThatIsTooWeakNow {
        private final Policy allowing =
                Policies.enforcing().unknownDevice(UnknownAnswer.ALLOW).build();

        @Test
        void countsAsAnUnknownDevice() {
            assertDecision(decide(POLICY, weaklyBound(healthy(), 0), NOT_ASKED), Access.HOLD, Rule.UNKNOWN_DEVICE);
            assertDecision(decide(POLICY, weaklyBound(healthy(), 0), NONE), Access.HOLD, Rule.UNKNOWN_DEVICE);
            assertDecision(decide(allowing, weaklyBound(healthy(), 0), NONE), Access.OK, Rule.UNKNOWN_DEVICE_ALLOWED);
        }

        @Test
        void isNoWayAroundWhatIsKnownOfTheDevice() {
            assertDecision(decide(allowing, weaklyBound(infected(), 0), NOT_ASKED), Access.REVOKE, Rule.RISK);
            assertDecision(
                    decide(allowing, weaklyBound(device("alice-laptop").epoch(1), 0), NOT_ASKED),
                    Access.REVOKE,
                    Rule.SESSION_REVOKED);
        }

        @Test
        void anotherDeviceMayStillNotShowIt() {
            assertDecision(
                    decide(allowing, weaklyBound(healthy(), 0), shows(device("bob-laptop"))),
                    Access.HOLD,
                    Rule.DEVICE_MISMATCH);
        }

        private Binding weaklyBound(Device device, long epoch) {
            return new Binding.Bound(Optional.of(device.facts()), "browser-key", epoch, false);
        }
    }
}

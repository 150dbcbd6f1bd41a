// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import static io.conditionalaccess.core.Device.device;
import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Said.level;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Device;
import io.conditionalaccess.core.Policies;
import io.conditionalaccess.core.decision.Question.Evidence;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.Answer;
import io.conditionalaccess.core.policy.MismatchAnswer;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.policy.UnknownAnswer;
import io.conditionalaccess.core.posture.RiskLevel;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionsTest {
    private static final Policy POLICY = Policies.enforcing().build();
    private static final Subject ANYONE = new Subject("app", true, false);
    private static final Subject RESCUER = new Subject("app", true, true);
    private static final Identity NONE = new Identity.Unrecognised("no-certificate");
    private static final Identity CONFLICT = new Identity.Conflict("certificate-and-key");
    private static final Identity NOT_ASKED = new Identity.NotAsked();
    private static final Binding NEW = new Binding.New();
    private static final Binding UNBOUND = new Binding.Unbound();
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

    /** Everything that could decide is true of the session; each rule that is taken away leaves it to the next. */
    @Nested
    class TheOrder {
        private final Policy policy = Policies.enforcing()
                .mismatch(MismatchAnswer.END_SESSION)
                .exemptClients("rescue")
                .build();
        private final Device everything = infected().epoch(1).quarantined().exemptUntil(60);
        private final Device exempt = infected().epoch(1).exemptUntil(60);
        private final Device revoked = infected().epoch(1);

        @Test
        void anExemptClientComesFirst() {
            Decision decision = Decisions.decide(
                    policy,
                    new Question(
                            new Subject("rescue", true, true),
                            bound(everything),
                            CONFLICT,
                            Evidence.REQUIRED,
                            Situation.at(minute(10))));

            assertDecision(decision, Access.OK, Rule.EXEMPT_CLIENT);
            assertThat(decision.device()).isPresent();
        }

        @Test
        void thenQuarantine() {
            assertDecision(as(RESCUER, everything, CONFLICT), Access.REVOKE, Rule.QUARANTINED);
        }

        @Test
        void thenBreakGlass() {
            assertDecision(as(RESCUER, exempt, CONFLICT), Access.OK, Rule.BREAK_GLASS);
            assertDecision(as(RESCUER, revoked, shows(device("other"))), Access.OK, Rule.BREAK_GLASS);
            assertThat(as(RESCUER, revoked, NONE).device()).isPresent();
        }

        @Test
        void thenAnotherDevice() {
            assertDecision(as(ANYONE, exempt, CONFLICT), Access.HOLD, Rule.IDENTITY_CONFLICT);
            assertDecision(as(ANYONE, exempt, shows(device("other"))), Access.REVOKE, Rule.DEVICE_MISMATCH);
            assertDecision(as(ANYONE, exempt, NONE), Access.REVOKE, Rule.DEVICE_MISMATCH);
        }

        @Test
        void thenExemption() {
            assertDecision(as(ANYONE, exempt, shows(exempt)), Access.OK, Rule.EXEMPT_DEVICE);
        }

        @Test
        void thenTheEpoch() {
            assertDecision(as(ANYONE, revoked, shows(revoked)), Access.REVOKE, Rule.SESSION_REVOKED);
        }

        @Test
        void thenObservations() {
            assertDecision(as(ANYONE, infected(), shows(infected())), Access.REVOKE, Rule.RISK);
        }

        @Test
        void breakGlassHelpsWithoutAnyDevice() {
            Question question = new Question(RESCUER, NEW, NONE, Evidence.REQUIRED, Situation.at(minute(10)));

            assertDecision(Decisions.decide(policy, question), Access.OK, Rule.BREAK_GLASS);
        }

        @Test
        void anExemptDeviceIsExemptInAnUnboundSessionToo() {
            Policy denying = Policies.enforcing().unboundSession(Answer.DENY).build();

            assertDecision(decide(denying, UNBOUND, shows(exempt)), Access.OK, Rule.EXEMPT_DEVICE);
        }

        private Decision as(Subject subject, Device device, Identity identity) {
            return Decisions.decide(
                    policy,
                    new Question(subject, bound(device), identity, Evidence.REQUIRED, Situation.at(minute(10))));
        }
    }

    @Nested
    class Enforcement {

        @ParameterizedTest(name = "client {0}, user in pilot {1}: {2}")
        @CsvSource({"app, true, true", "app, false, false", "other, true, false", "other, false, false"})
        void isForThePilotOnly(String client, boolean userInPilot, boolean enforced) {
            Policy policy =
                    Policies.enforcing().pilotRole("pilot").pilotClients("app").build();

            Decision decision = byUser(policy, new Subject(client, userInPilot, false));

            assertDecision(decision, Access.REVOKE, Rule.RISK);
            assertThat(decision.enforced()).isEqualTo(enforced);
            assertThat(decision.denies()).isEqualTo(enforced);
            assertThat(decision.ends()).isEqualTo(enforced);
            assertThat(decision.wouldDeny()).isTrue();
        }

        @Test
        void isForAllClientsIfThePolicyNamesNone() {
            assertThat(byUser(POLICY, ANYONE).enforced()).isTrue();
        }

        @Test
        void monitorSaysWhatEnforceWouldHaveDoneAndDoesNothing() {
            Decision decision = byUser(Policies.enforcing().monitoring().build(), ANYONE);

            assertDecision(decision, Access.REVOKE, Rule.RISK);
            assertThat(decision.wouldDeny()).isTrue();
            assertThat(decision.denies()).isFalse();
            assertThat(decision.ends()).isFalse();
            assertThat(byUser(POLICY.monitored(), ANYONE)).isEqualTo(decision);
        }

        private Decision byUser(Policy policy, Subject subject) {
            return Decisions.decide(
                    policy, new Question(subject, NEW, shows(infected()), Evidence.REQUIRED, Situation.at(minute(10))));
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

    private static void assertDecision(Decision decision, Access access, Rule rule) {
        assertThat(decision.rule()).isEqualTo(rule);
        assertThat(decision.access()).isEqualTo(access);
    }

    private static Device healthy() {
        return device("alice-laptop").observed(level(RiskLevel.NONE, 1).by("edr"));
    }

    private static Device infected() {
        return device("alice-laptop").observed(level(RiskLevel.HIGH, 1).by("edr"));
    }

    private static Identity shows(Device device) {
        return new Identity.Recognised(device.facts(), "client-certificate");
    }

    private static Binding bound(Device device) {
        return new Binding.Bound(Optional.of(device.facts()), "client-certificate", 0);
    }

    private static Decision decide(Policy policy, Binding binding, Identity identity) {
        return decide(policy, binding, identity, Evidence.REQUIRED);
    }

    private static Decision decide(Policy policy, Binding binding, Identity identity, Evidence evidence) {
        return Decisions.decide(policy, new Question(ANYONE, binding, identity, evidence, Situation.at(minute(10))));
    }
}

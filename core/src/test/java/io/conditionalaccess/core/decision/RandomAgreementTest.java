// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Device;
import io.conditionalaccess.core.Minutes;
import io.conditionalaccess.core.Policies;
import io.conditionalaccess.core.Said;
import io.conditionalaccess.core.decision.Question.Evidence;
import io.conditionalaccess.core.device.Approval;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.Answer;
import io.conditionalaccess.core.policy.MismatchAnswer;
import io.conditionalaccess.core.policy.Mode;
import io.conditionalaccess.core.policy.NonCompliantAnswer;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.policy.StaleAnswer;
import io.conditionalaccess.core.policy.UnknownAnswer;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.RiskLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whoever explains a decision, or shows a device, agrees with whoever enforces it: over random policies, findings,
 * identities and users. A failure names its case; {@code -Dagreement.seed} repeats the run.
 */
class RandomAgreementTest {
    private static final long SEED = Long.getLong("agreement.seed", 20261122L);
    private static final int COUNT = Integer.getInteger("agreement.count", 20_000);
    private static final int NOW = 20;

    private record Case(Policy policy, Question question) {}

    @BeforeAll
    static void printSeed() {
        System.out.println("random agreement: -Dagreement.seed=" + SEED + " -Dagreement.count=" + COUNT);
    }

    @Test
    void anExplanationIsTheDecisionWithItsSteps() {
        each((one, random) -> {
            Explanation explanation = Decisions.explain(one.policy, one.question);

            assertThat(explanation.decision()).isEqualTo(Decisions.decide(one.policy, one.question));
            List<Explanation.Step> steps = explanation.steps();
            assertThat(steps.get(steps.size() - 1).applies()).isTrue();
            assertThat(steps.subList(0, steps.size() - 1)).noneMatch(Explanation.Step::applies);
        });
    }

    @Test
    void theAccessThatADeviceShowsIsThatOfALoginFromIt() {
        each((one, random) -> {
            DeviceFacts device = device(random, false).facts();
            Policy policy = one.policy;
            Subject subject = new Subject("portal", true, false);
            Question login = new Question(
                    subject,
                    new Binding.New(),
                    new Identity.Recognised(device, "m"),
                    Evidence.REQUIRED,
                    one.question.situation());
            Decision decided = Decisions.decide(policy, login);

            assertThat(decided.access())
                    .isEqualTo(DeviceAccess.of(device, policy, one.question.situation())
                            .access());
            assertThat(decided.enforced())
                    .isEqualTo(policy.mode() == Mode.ENFORCE
                            && policy.enforceClients().isEmpty());
        });
    }

    @Test
    void monitorWouldDenyWhatEnforceDenies() {
        each((one, random) -> {
            Decision enforced = Decisions.decide(one.policy, one.question);
            Decision monitored = Decisions.decide(one.policy.monitored(), one.question);

            assertThat(monitored.denies()).isFalse();
            assertThat(monitored.wouldDeny()).isEqualTo(enforced.wouldDeny());
            assertThat(monitored.rule()).isEqualTo(enforced.rule());
            assertThat(enforced.denies()).isEqualTo(enforced.enforced() && enforced.wouldDeny());
        });
    }

    @Test
    void whatIsRememberedOfADeviceIsWhatIsConcludedAnew() {
        each((one, random) -> {
            Device device = device(random, false);
            DeviceFacts asked = device.facts();
            Policy other = policy(random);
            for (int i = 0; i < 12; i++) {
                Policy policy = random.nextInt(4) == 0 ? other : one.policy;
                Map<String, Instant> silent = random.nextInt(4) == 0
                        ? Map.of()
                        : one.question.situation().silentSources();
                Situation moment = new Situation(Minutes.minute(random.nextInt(3 * NOW)), silent);

                assertThat(DeviceAccess.observations(asked, policy, moment))
                        .isEqualTo(DeviceAccess.concluded(device.facts(), policy, moment));
            }
        });
    }

    private interface Check {
        void of(Case one, Random random);
    }

    private static void each(Check check) {
        Random random = new Random(SEED);
        for (int i = 0; i < COUNT; i++) {
            Case one = new Case(policy(random), question(random));
            try {
                check.of(one, random);
            } catch (AssertionError e) {
                throw new AssertionError("case " + i + " of seed " + SEED + ": " + one, e);
            }
        }
    }

    private static Policy policy(Random random) {
        Policies policy = Policies.enforcing()
                .mode(any(random, Mode.values()))
                .nonCompliant(any(random, NonCompliantAnswer.values()))
                .gracePeriod(Duration.ofMinutes(random.nextInt(3) * 10L))
                .unknownDevice(any(random, UnknownAnswer.values()))
                .unboundSession(any(random, Answer.values()))
                .staleDevice(stale(random))
                .sourceOutage(stale(random))
                .mismatch(any(random, MismatchAnswer.values()));
        RiskLevel holdAt = any(random, RiskLevel.LOW, RiskLevel.MEDIUM, RiskLevel.HIGH);
        if (random.nextInt(4) == 0) {
            policy.neverRevoking(holdAt);
        } else {
            policy.risk(holdAt, RiskLevel.HIGH);
        }
        if (random.nextInt(4) == 0) {
            policy.requiredSources("mdm");
        }
        if (random.nextInt(4) == 0) {
            policy.exemptClients("app");
        }
        if (random.nextInt(4) == 0) {
            policy.pilotClients("app", "other");
        }
        if (random.nextInt(3) == 0) {
            policy.staleAfter(Duration.ofMinutes(7));
        }
        if (random.nextInt(3) == 0) {
            policy.restoreApproval(RiskLevel.MEDIUM);
        }
        return policy.build();
    }

    private static StaleAnswer stale(Random random) {
        return any(random, StaleAnswer.ALLOW, StaleAnswer.DENY, StaleAnswer.lastKnownFor(Duration.ofMinutes(9)));
    }

    private static Question question(Random random) {
        Situation situation = random.nextInt(4) == 0
                ? new Situation(Minutes.minute(NOW), Map.of("edr", Minutes.minute(random.nextInt(NOW))))
                : Situation.at(Minutes.minute(NOW));
        List<DeviceFacts> owned =
                random.nextBoolean() ? List.of() : List.of(device(random, true).facts());
        Subject subject = new Subject(
                any(random, "app", "other", "third"), random.nextInt(4) != 0, random.nextInt(6) == 0, owned);
        return new Question(subject, binding(random), identity(random), any(random, Evidence.values()), situation);
    }

    private static Binding binding(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Binding.New();
            case 1 -> new Binding.Unbound();
            case 2 -> new Binding.Bound(Optional.empty(), "none", 0);
            default -> new Binding.Bound(Optional.of(device(random, true).facts()), "m", random.nextInt(3));
        };
    }

    private static Identity identity(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Identity.Unrecognised("no-certificate");
            case 1 -> new Identity.NotAsked();
            case 2 ->
                random.nextInt(4) == 0
                        ? new Identity.Conflict("methods-disagree")
                        : new Identity.Recognised(device(random, true).facts(), "m");
            default -> new Identity.Recognised(device(random, true).facts(), "m");
        };
    }

    private static Device device(Random random, boolean maybeDeleted) {
        Device device = Device.device(any(random, "laptop", "phone")).epoch(random.nextInt(3));
        List<Observation> observations = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            observations.add(observation(random));
        }
        device.observed(observations.toArray(Observation[]::new));
        if (random.nextInt(8) == 0) {
            device.quarantined();
        }
        if (random.nextInt(8) == 0) {
            device.exemptUntil(random.nextInt(2 * NOW));
        }
        if (random.nextInt(8) == 0) {
            device.awaiting(any(random, Approval.Reason.values()));
        }
        if (maybeDeleted && random.nextInt(10) == 0) {
            device.deleted();
        }
        return device;
    }

    private static Observation observation(Random random) {
        int at = random.nextInt(NOW);
        Said said = switch (random.nextInt(4)) {
            case 0 -> Said.level(any(random, RiskLevel.values()), at);
            case 1 -> Said.level(any(random, ComplianceStatus.values()), at).graceUntil(at + 10);
            case 2 -> Said.unknown(any(random, Axis.values()), at);
            default -> Said.level(any(random, RiskLevel.values()), at).expiring(at + 5);
        };
        String source = any(random, "edr", "mdm");
        return random.nextBoolean() ? said.by(source) : said.by(source, any(random, "f1", "f2"));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private static <T> T any(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}

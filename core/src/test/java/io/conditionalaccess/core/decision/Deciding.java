// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import static io.conditionalaccess.core.Device.device;
import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Said.level;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Device;
import io.conditionalaccess.core.Policies;
import io.conditionalaccess.core.decision.Question.Evidence;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.posture.RiskLevel;
import java.util.Optional;

/** Decisions about alice's laptop, in minute 10. */
final class Deciding {
    static final Policy POLICY = Policies.enforcing().build();
    static final Subject ANYONE = new Subject("app", true, false);
    static final Subject RESCUER = new Subject("app", true, true);
    static final Identity NONE = new Identity.Unrecognised("no-certificate");
    static final Identity CONFLICT = new Identity.Conflict("certificate-and-key");
    static final Identity NOT_ASKED = new Identity.NotAsked();
    static final Binding NEW = new Binding.New();
    static final Binding UNBOUND = new Binding.Unbound();

    private Deciding() {}

    static void assertDecision(Decision decision, Access access, Rule rule) {
        assertThat(decision.rule()).isEqualTo(rule);
        assertThat(decision.access()).isEqualTo(access);
    }

    static Device healthy() {
        return device("alice-laptop").observed(level(RiskLevel.NONE, 1).by("edr"));
    }

    static Device infected() {
        return device("alice-laptop").observed(level(RiskLevel.HIGH, 1).by("edr"));
    }

    static Identity shows(Device device) {
        return new Identity.Recognised(device.facts(), "client-certificate");
    }

    static Binding bound(Device device) {
        return new Binding.Bound(Optional.of(device.facts()), "client-certificate", 0);
    }

    static Decision decide(Policy policy, Binding binding, Identity identity) {
        return decide(policy, binding, identity, Evidence.REQUIRED);
    }

    static Decision decide(Policy policy, Binding binding, Identity identity, Evidence evidence) {
        return Decisions.decide(policy, new Question(ANYONE, binding, identity, evidence, Situation.at(minute(10))));
    }
}

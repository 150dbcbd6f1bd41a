// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core;

import io.conditionalaccess.core.policy.Answer;
import io.conditionalaccess.core.policy.MismatchAnswer;
import io.conditionalaccess.core.policy.Mode;
import io.conditionalaccess.core.policy.NonCompliantAnswer;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.policy.StaleAnswer;
import io.conditionalaccess.core.policy.UnknownAnswer;
import io.conditionalaccess.core.posture.RiskLevel;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Policies for tests: the defaults in {@code enforce}, and what a test changes. */
public final class Policies {
    private Mode mode = Mode.ENFORCE;
    private Optional<String> enforceRole = Policy.DEFAULT.enforceRole();
    private Set<String> enforceClients = Policy.DEFAULT.enforceClients();
    private Set<String> exemptClients = Policy.DEFAULT.exemptClients();
    private Optional<String> breakGlassRole = Policy.DEFAULT.breakGlassRole();
    private RiskLevel holdAt = Policy.DEFAULT.holdAt();
    private Optional<RiskLevel> revokeAt = Policy.DEFAULT.revokeAt();
    private NonCompliantAnswer nonCompliant = Policy.DEFAULT.nonCompliant();
    private Duration gracePeriod = Policy.DEFAULT.gracePeriod();
    private Optional<RiskLevel> restoreApproval = Policy.DEFAULT.restoreApproval();
    private UnknownAnswer unknownDevice = Policy.DEFAULT.unknownDevice();
    private Answer unboundSession = Policy.DEFAULT.unboundSession();
    private Optional<Duration> staleAfter = Policy.DEFAULT.staleAfter();
    private StaleAnswer staleDevice = Policy.DEFAULT.staleDevice();
    private StaleAnswer sourceOutage = Policy.DEFAULT.sourceOutage();
    private Set<String> requiredSources = Policy.DEFAULT.requiredSources();
    private MismatchAnswer deviceMismatch = Policy.DEFAULT.deviceMismatch();

    private Policies() {}

    public static Policies enforcing() {
        return new Policies();
    }

    public Policies monitoring() {
        mode = Mode.MONITOR;
        return this;
    }

    public Policies warning() {
        mode = Mode.WARN;
        return this;
    }

    public Policies pilotRole(String role) {
        enforceRole = Optional.of(role);
        return this;
    }

    public Policies pilotClients(String... clients) {
        enforceClients = Set.of(clients);
        return this;
    }

    public Policies exemptClients(String... clients) {
        exemptClients = Set.of(clients);
        return this;
    }

    public Policies breakGlassRole(String role) {
        breakGlassRole = Optional.of(role);
        return this;
    }

    public Policies risk(RiskLevel hold, RiskLevel revoke) {
        holdAt = hold;
        revokeAt = Optional.of(revoke);
        return this;
    }

    public Policies neverRevoking(RiskLevel hold) {
        holdAt = hold;
        revokeAt = Optional.empty();
        return this;
    }

    public Policies nonCompliant(NonCompliantAnswer answer) {
        nonCompliant = answer;
        return this;
    }

    public Policies gracePeriod(Duration duration) {
        gracePeriod = duration;
        return this;
    }

    public Policies unknownDevice(UnknownAnswer answer) {
        unknownDevice = answer;
        return this;
    }

    public Policies unboundSession(Answer answer) {
        unboundSession = answer;
        return this;
    }

    public Policies staleAfter(Duration duration) {
        staleAfter = Optional.of(duration);
        return this;
    }

    public Policies staleDevice(StaleAnswer answer) {
        staleDevice = answer;
        return this;
    }

    public Policies sourceOutage(StaleAnswer answer) {
        sourceOutage = answer;
        return this;
    }

    public Policies requiredSources(String... sources) {
        requiredSources = Set.of(sources);
        return this;
    }

    public Policies restoreApproval(RiskLevel from) {
        restoreApproval = Optional.of(from);
        return this;
    }

    public Policies mode(Mode other) {
        mode = other;
        return this;
    }

    public Policies mismatch(MismatchAnswer answer) {
        deviceMismatch = answer;
        return this;
    }

    public Policy build() {
        return new Policy(
                mode,
                enforceRole,
                enforceClients,
                exemptClients,
                breakGlassRole,
                holdAt,
                revokeAt,
                nonCompliant,
                gracePeriod,
                restoreApproval,
                unknownDevice,
                unboundSession,
                staleAfter,
                staleDevice,
                sourceOutage,
                requiredSources,
                deviceMismatch);
    }
}

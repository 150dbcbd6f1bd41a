// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.Agent;
import io.conditionalaccess.registry.Figures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What enforcing a policy would mean.
 *
 * @param verdict {@code go}, or {@code no-go} for the reasons given
 * @param recorded refusals that monitor or warn would have made, under the policy of their time
 * @param current sessions of now, asked under the policy in question
 * @param devices devices of now, as {@code current}
 */
record ImpactRepresentation(
        String verdict,
        List<Reason> reasons,
        int days,
        Instant from,
        Recorded recorded,
        Current current,
        Devices devices) {

    /** @param code for example {@code unrecognised-share} */
    record Reason(String code, String detail) {}

    record Recorded(
            long decisions,
            long users,
            long devices,
            List<RecordedRule> byReason,
            List<RecordedAgent> unrecognisedBy) {}

    record RecordedRule(String reason, long decisions, long users, long devices) {
        static RecordedRule of(Figures.Denials denials) {
            return new RecordedRule(denials.rule().orElse(""), denials.decisions(), denials.users(), denials.devices());
        }
    }

    record RecordedAgent(Optional<String> browser, Optional<String> platform, long decisions, long users) {
        static RecordedAgent of(Figures.AgentDenials denials) {
            return new RecordedAgent(
                    denials.agent().browser(), denials.agent().platform(), denials.decisions(), denials.users());
        }
    }

    /**
     * Each client of a session counts.
     *
     * @param sessions that there are
     * @param evaluated that were asked
     * @param complete whether these are all sessions of people
     * @param blockedUsers different ones
     * @param unbound sessions that began before the realm took part
     * @param unrecognisedShare of those that are not unbound, 0 to 1; absent if there are none
     */
    record Current(
            long sessions,
            long evaluated,
            boolean complete,
            long blocked,
            long blockedUsers,
            List<Rules> byReason,
            long unbound,
            long unrecognised,
            Optional<Double> unrecognisedShare,
            List<AgentShare> byBrowser) {}

    record Rules(String reason, long count) {}

    record AgentShare(
            Optional<String> browser, Optional<String> platform, long sessions, long unrecognised, double share) {
        static AgentShare of(Agent agent, long sessions, long unrecognised) {
            return new AgentShare(
                    agent.browser(), agent.platform(), sessions, unrecognised, (double) unrecognised / sessions);
        }
    }

    /** @param blocked whatever the person: pilot roles, clients and break-glass are not looked at */
    record Devices(long devices, long evaluated, boolean complete, long blocked, List<Rules> byReason) {}
}

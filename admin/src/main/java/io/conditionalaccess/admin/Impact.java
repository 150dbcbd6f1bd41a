// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.admin.ImpactRepresentation.AgentShare;
import io.conditionalaccess.admin.ImpactRepresentation.Current;
import io.conditionalaccess.admin.ImpactRepresentation.Devices;
import io.conditionalaccess.admin.ImpactRepresentation.Recorded;
import io.conditionalaccess.admin.ImpactRepresentation.RecordedAgent;
import io.conditionalaccess.admin.ImpactRepresentation.RecordedRule;
import io.conditionalaccess.admin.ImpactRepresentation.Rules;
import io.conditionalaccess.admin.SessionSample.Sampled;
import io.conditionalaccess.core.decision.Decision;
import io.conditionalaccess.core.decision.DeviceAccess;
import io.conditionalaccess.core.decision.Situation;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.UnknownAnswer;
import io.conditionalaccess.registry.Agent;
import io.conditionalaccess.registry.Figures;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.selfcheck.EnforcementPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.device.DeviceActivityManager;
import org.keycloak.models.UserModel;

/** Who would be blocked if a policy were enforced: out of what was recorded, and out of what there is now. */
final class Impact {
    static final int MAX_DEVICES = 5_000;
    private static final int PAGE = 500;
    private static final int MAX_AGENTS = 50;

    private final AdminRequest request;
    private final RealmPolicy policy;
    private final List<EnforcementPoint> points;

    /** @param policy in enforce */
    Impact(AdminRequest request, RealmPolicy policy, List<EnforcementPoint> points) {
        this.request = request;
        this.policy = policy;
        this.points = points;
    }

    private record Asked(Sampled sampled, Decision decision) {}

    ImpactRepresentation of(int days) {
        Instant from = request.now().minus(Duration.ofDays(days));
        Recorded recorded = recorded(from);
        BoundSessions sessions = new BoundSessions(request, policy);
        SessionSample sample = SessionSample.take(request, sessions);
        List<Asked> asked = sample.sessions().stream()
                .map(s -> new Asked(s, sessions.decide(s.session(), s.clientId(), s.binding())))
                .toList();
        Current current = current(sample, asked);
        GoNoGo verdict = new GoNoGo(request, policy, points);
        verdict.unrecognised(
                policy.policy().unknownDevice() == UnknownAnswer.ALLOW
                        ? Optional.empty()
                        : current.unrecognisedShare());
        verdict.blocked(current.evaluated(), current.blocked());
        verdict.administrators(blockedUsers(asked));
        verdict.nothingSeen(current.evaluated() == 0 && recorded.decisions() == 0);
        return new ImpactRepresentation(verdict.word(), verdict.reasons(), days, from, recorded, current, devices());
    }

    private Recorded recorded(Instant from) {
        Figures figures = request.registry().figures();
        Figures.Denials all = figures.allWouldBeDenials(request.realm(), from);
        return new Recorded(
                all.decisions(),
                all.users(),
                all.devices(),
                figures.wouldBeDenials(request.realm(), from).stream()
                        .map(RecordedRule::of)
                        .toList(),
                figures.unrecognised(request.realm(), from, MAX_AGENTS).stream()
                        .map(RecordedAgent::of)
                        .toList());
    }

    private static Current current(SessionSample sample, List<Asked> asked) {
        List<Decision> blocked =
                asked.stream().map(Asked::decision).filter(Decision::denies).toList();
        long unbound = asked.stream().filter(a -> a.sampled.unbound()).count();
        long unrecognised = asked.stream().filter(a -> a.sampled.unrecognised()).count();
        long known = asked.size() - unbound;
        return new Current(
                sample.total(),
                asked.size(),
                sample.complete(),
                blocked.size(),
                blockedUsers(asked).size(),
                byRule(blocked),
                unbound,
                unrecognised,
                known == 0 ? Optional.empty() : Optional.of((double) unrecognised / known),
                byAgent(asked));
    }

    private static Set<UserModel> blockedUsers(List<Asked> asked) {
        Map<String, UserModel> users = new LinkedHashMap<>();
        asked.stream()
                .filter(a -> a.decision.denies())
                .map(a -> a.sampled.session().getUser())
                .forEach(user -> users.put(user.getId(), user));
        return new LinkedHashSet<>(users.values());
    }

    private static List<AgentShare> byAgent(List<Asked> asked) {
        Map<Agent, List<Sampled>> agents = asked.stream()
                .map(Asked::sampled)
                .filter(sampled -> !sampled.unbound())
                .collect(Collectors.groupingBy(
                        sampled -> Agent.of(DeviceActivityManager.getCurrentDevice(sampled.session()))));
        return agents.entrySet().stream()
                .map(entry -> AgentShare.of(
                        entry.getKey(),
                        entry.getValue().size(),
                        entry.getValue().stream().filter(Sampled::unrecognised).count()))
                .sorted(Comparator.comparing(AgentShare::unrecognised)
                        .thenComparing(AgentShare::sessions)
                        .reversed())
                .limit(MAX_AGENTS)
                .toList();
    }

    private Devices devices() {
        long total = request.registry().figures().reach(request.realm()).devices();
        Situation situation = policy.situation(request.now());
        List<Decision> blocked = new ArrayList<>();
        int evaluated = 0;
        List<DeviceFacts> page = page(0);
        while (!page.isEmpty()) {
            page.stream()
                    .map(facts -> DeviceAccess.of(facts, policy.policy(), situation))
                    .filter(Decision::wouldDeny)
                    .forEach(blocked::add);
            evaluated += page.size();
            page = evaluated >= MAX_DEVICES || page.size() < PAGE ? List.of() : page(evaluated);
        }
        return new Devices(total, evaluated, evaluated >= total, blocked.size(), byRule(blocked));
    }

    private List<DeviceFacts> page(int first) {
        return request.registry().devices().newest(request.realm(), first, PAGE);
    }

    private static List<Rules> byRule(List<Decision> decisions) {
        return decisions.stream()
                .collect(Collectors.groupingBy(decision -> decision.rule().wire(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new Rules(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Rules::count).reversed().thenComparing(Rules::reason))
                .toList();
    }
}

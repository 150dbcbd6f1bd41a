// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.admin.SessionSample.Sampled;
import io.conditionalaccess.registry.Figures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How much of a realm is known.
 *
 * @param usersWithDevice users who lately had a session on a device that was recognised
 * @param share of users, 0 to 1; absent if there are none
 * @param devicesWithoutReport of which no source ever said anything
 */
record CoverageRepresentation(
        long users,
        long usersWithDevice,
        Optional<Double> share,
        long devices,
        long devicesWithoutReport,
        List<Source> sources,
        Sessions sessions) {

    record Source(String source, long devices, Instant lastHeard) {}

    /**
     * Each client of a session counts.
     *
     * @param sessions that there are
     * @param evaluated that were looked at
     * @param complete whether these are all sessions of people
     */
    record Sessions(
            long sessions,
            long evaluated,
            boolean complete,
            long bound,
            long unknown,
            long unbound,
            List<ByClient> byClient) {}

    record ByClient(String clientId, long bound, long unknown, long unbound) {
        static ByClient of(String clientId, List<Sampled> sessions) {
            long unbound = sessions.stream().filter(Sampled::unbound).count();
            long unknown = sessions.stream().filter(Sampled::unrecognised).count();
            return new ByClient(clientId, sessions.size() - unbound - unknown, unknown, unbound);
        }
    }

    static CoverageRepresentation of(AdminRequest request) {
        Figures figures = request.registry().figures();
        Figures.Reach reach = figures.reach(request.realm());
        long users = request.session().users().getUsersCount(request.realm(), false);
        SessionSample sample = SessionSample.take(request, new BoundSessions(request, request.requirePolicy()));
        return new CoverageRepresentation(
                users,
                reach.usersWithDevice(),
                users == 0 ? Optional.empty() : Optional.of((double) reach.usersWithDevice() / users),
                reach.devices(),
                reach.devicesWithoutReport(),
                figures.sources(request.realm()).stream()
                        .map(source -> new Source(source.source(), source.devices(), source.lastHeard()))
                        .toList(),
                sessions(sample));
    }

    private static Sessions sessions(SessionSample sample) {
        ByClient all = ByClient.of("", sample.sessions());
        return new Sessions(
                sample.total(),
                sample.sessions().size(),
                sample.complete(),
                all.bound(),
                all.unknown(),
                all.unbound(),
                sample.sessions().stream()
                        .collect(Collectors.groupingBy(Sampled::clientId, TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(entry -> ByClient.of(entry.getKey(), entry.getValue()))
                        .toList());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How long single signals about one device wait for their 202, while more and more is known of it. */
final class SignalCosts {
    static final String OF_FINDINGS = "benchmark-findings";
    static final String OF_SOURCES = "benchmark-sources";

    private final Cluster cluster;
    private final SignalSender source;
    private final int changes;

    /** @param changes signals at each point */
    SignalCosts(Cluster cluster, int changes) {
        this.cluster = cluster;
        this.source = cluster.visitors().source(cluster.first(), DemoRealm.EDR);
        this.changes = changes;
    }

    /** By open findings of low risk; the signals change one of them. */
    Growth byFindings(List<Integer> points) {
        Growth growth = new Growth("open findings of the device");
        int known = 0;
        for (int point : points) {
            for (; known < point; known++) {
                Told.applied(source, OF_FINDINGS, Map.of("finding", "alert-" + known, "risk", "low"));
            }
            growth.addSignals(Integer.toString(point), toggled(OF_FINDINGS, Map.of("finding", "alert-0")));
        }
        return growth;
    }

    /** By sources that reported on the device; the signals are one of them changing its mind. */
    Growth bySources(List<Integer> points) {
        Growth growth = new Growth("sources that report on the device");
        Told.applied(source, OF_SOURCES, Map.of("risk", "low"));
        int known = 1;
        for (int point : points) {
            for (; known < point; known++) {
                String alias = "edr-" + known;
                BenchmarkRealm.addSource(cluster.first().admin(), alias);
                Told.applied(cluster.visitors().source(cluster.first(), alias), OF_SOURCES, Map.of("risk", "none"));
            }
            growth.addSignals(Integer.toString(point), toggled(OF_SOURCES, Map.of()));
        }
        return growth;
    }

    /** Nanoseconds to the 202 of each signal; as many before them do not count. Risk is low before and after. */
    private List<Long> toggled(String device, Map<String, Object> about) {
        List<Long> times = IntStream.range(0, 2 * changes)
                .mapToObj(change -> timed(device, about, change % 2 == 0 ? "none" : "low"))
                .toList();
        return times.subList(changes, times.size());
    }

    private long timed(String device, Map<String, Object> about, String risk) {
        Map<String, Object> said = new HashMap<>(about);
        said.put("risk", risk);
        long sent = System.nanoTime();
        Told.applied(source, device, said);
        return System.nanoTime() - sent;
    }
}

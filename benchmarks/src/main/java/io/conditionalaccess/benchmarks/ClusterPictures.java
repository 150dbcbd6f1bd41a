// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a run found about two nodes, as pictures. */
record ClusterPictures(ClusterFigures figures) {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Map<String, Double> PERCENTILES = percentileNames();

    /** SVG by file name. */
    Map<String, String> svg() {
        Map<String, String> pictures = new LinkedHashMap<>();
        pictures.put("cluster-signals.svg", signals());
        pictures.put("cluster-devices.svg", growth(figures.byDevices()));
        pictures.put("cluster-sessions.svg", growth(figures.bySessions()));
        pictures.put("cluster-findings.svg", growth(figures.byFindings()));
        pictures.put("cluster-sources.svg", growth(figures.bySources()));
        return pictures;
    }

    private String signals() {
        Map<String, List<Double>> lines = new LinkedHashMap<>();
        addTo(lines, "no load", figures.calm());
        addTo(lines, "half load", figures.busy());
        return new Chart(
                        "percentile",
                        "signal to the first refused refresh, ms",
                        List.copyOf(PERCENTILES.keySet()),
                        lines)
                .svg();
    }

    /** The signal as both nodes felt it; the all-clear behind it would only crowd the picture. */
    private static void addTo(Map<String, List<Double>> lines, String load, List<Effect> effects) {
        IntStream.range(0, 2)
                .mapToObj(effects::get)
                .forEach(effect -> lines.put(
                        load + effect.answer().substring(effect.answer().indexOf(',')),
                        PERCENTILES.values().stream()
                                .map(percentile -> effect.toEffect().getValueAtPercentile(percentile) / NANOS_PER_MILLI)
                                .toList()));
    }

    private static String growth(Growth growth) {
        Map<String, List<Double>> lines = new LinkedHashMap<>();
        growth.costs()
                .forEach((cost, values) ->
                        lines.put(cost, values.stream().map(Spread::median).toList()));
        return new Chart(growth.quantity(), "median, ms", growth.points(), lines).svg();
    }

    private static Map<String, Double> percentileNames() {
        Map<String, Double> names = new LinkedHashMap<>();
        names.put("p50", 50.0);
        names.put("p90", 90.0);
        names.put("p99", 99.0);
        names.put("max", 100.0);
        return names;
    }
}

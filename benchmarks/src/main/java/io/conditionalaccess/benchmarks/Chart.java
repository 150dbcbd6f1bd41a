// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Lines over named points, as an SVG picture. The upward scale is logarithmic, since costs differ by factors.
 *
 * @param across what the points are
 * @param up what the values are, with their unit
 * @param lines one positive value per point each
 */
record Chart(String across, String up, List<String> points, Map<String, List<Double>> lines) {
    private static final int LEFT = 70;
    private static final int TOP = 20;
    private static final int WIDTH = 420;
    private static final int HEIGHT = 260;
    private static final List<String> COLOURS =
            List.of("#1b6ca8", "#c8553d", "#3a7d44", "#7a4e9f", "#b8860b", "#444444");

    /** The whole file. */
    String svg() {
        List<String> parts = new ArrayList<>();
        parts.add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 340\" font-family=\"sans-serif\""
                + " font-size=\"12\"><rect width=\"760\" height=\"340\" fill=\"#ffffff\"/>");
        for (int decade = lowest(); decade < highest(); decade++) {
            for (int step : List.of(1, 2, 5)) {
                parts.add(level(step * Math.pow(10, decade)));
            }
        }
        parts.add(level(Math.pow(10, highest())));
        for (int point = 0; point < points.size(); point++) {
            parts.add(words(x(point), TOP + HEIGHT + 18, "middle", "#000000", points.get(point)));
        }
        parts.add(words(LEFT + WIDTH / 2.0, TOP + HEIGHT + 40, "middle", "#000000", across));
        parts.add(words(LEFT + WIDTH + 16, TOP, "start", "#000000", up));
        List<String> names = List.copyOf(lines.keySet());
        for (String name : names) {
            int number = names.indexOf(name);
            String colour = COLOURS.get(number % COLOURS.size());
            parts.add(line(lines.getOrDefault(name, List.of()), colour));
            parts.add(words(LEFT + WIDTH + 16, TOP + 24 + 18.0 * number, "start", colour, name));
        }
        parts.add("</svg>\n");
        return String.join("\n", parts);
    }

    private static String name(double value) {
        return value < 1 ? text("%.2g", value) : text("%.0f", value);
    }

    private String level(double value) {
        String line = text(
                "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%3$.1f\" stroke=\"#dddddd\"/>",
                LEFT, LEFT + WIDTH, y(value));
        return line + words(LEFT - 8, y(value) + 4, "end", "#000000", name(value));
    }

    private String line(List<Double> values, String colour) {
        String corners = IntStream.range(0, values.size())
                .mapToObj(point -> text("%.1f,%.1f", x(point), y(values.get(point))))
                .collect(Collectors.joining(" "));
        return text("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", corners, colour);
    }

    private static String words(double x, double y, String anchor, String colour, String words) {
        return text(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>", x, y, anchor, colour, words);
    }

    private double x(int point) {
        return LEFT + WIDTH * (point + 0.5) / points.size();
    }

    private double y(double value) {
        return TOP + HEIGHT * (highest() - Math.log10(value)) / (highest() - lowest());
    }

    /** As a power of ten. */
    private int lowest() {
        return (int) Math.floor(decades().min().orElse(0));
    }

    private int highest() {
        return Math.max(lowest() + 1, (int) Math.ceil(decades().max().orElse(1)));
    }

    private DoubleStream decades() {
        return lines.values().stream().flatMap(List::stream).mapToDouble(Math::log10);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

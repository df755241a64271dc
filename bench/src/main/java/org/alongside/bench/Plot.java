package org.alongside.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Lines over the number of open tasks, both axes logarithmic, as an SVG. Zero tasks stand at the left edge. */
final class Plot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int LEFT = 80;
    private static final int RIGHT = 230;
    private static final int TOP = 50;
    private static final int BOTTOM = 60;
    /** Told apart by those who see colours differently; lines also differ by their dashes. */
    private static final String[] COLOURS = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#000000"};

    private static final String[] DASHES = {"", "8 4", "2 3", "10 3 2 3", "5 5", "1 4"};

    private final String title;
    private final String unit;
    private final Map<String, Map<Long, Double>> lines = new LinkedHashMap<>();
    private final List<Double> limits = new ArrayList<>();

    Plot(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    void point(String line, long openTasks, double value) {
        if (value > 0) {
            lines.computeIfAbsent(line, name -> new TreeMap<>()).put(openTasks, value);
        }
    }

    /** What is to be reached. */
    void limit(double value) {
        limits.add(value);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    void write(Path file) throws IOException {
        List<Double> values = new ArrayList<>(limits);
        lines.values().forEach(line -> values.addAll(line.values()));
        double low = Math.floor(Math.log10(values.stream().min(Double::compare).orElseThrow()));
        double high = Math.max(
                low + 1,
                Math.ceil(Math.log10(values.stream().max(Double::compare).orElseThrow())));
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" "
                        + "font-size=\"13\" role=\"img\" aria-label=\"%s\">",
                WIDTH,
                HEIGHT,
                title);
        add(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        add(svg, "<text x=\"%d\" y=\"26\" font-size=\"16\" font-weight=\"bold\">%s</text>", LEFT, title);
        for (int exponent = (int) low; exponent <= high; exponent++) {
            double y = y(Math.pow(10, exponent), low, high);
            add(
                    svg,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>",
                    LEFT,
                    WIDTH - RIGHT,
                    y,
                    y);
            add(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 8, y + 4, power(exponent));
        }
        for (long tasks : new long[] {0, 1_000, 10_000, 100_000, 1_000_000}) {
            double x = x(tasks);
            add(
                    svg,
                    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#dddddd\"/>",
                    x,
                    x,
                    TOP,
                    HEIGHT - BOTTOM);
            String name = tasks == 0 ? "0" : power((int) Math.log10(tasks));
            add(svg, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", x, HEIGHT - BOTTOM + 20, name);
        }
        add(
                svg,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">open tasks (log scale)</text>",
                (LEFT + WIDTH - RIGHT) / 2,
                HEIGHT - 14);
        add(
                svg,
                "<text transform=\"translate(20 %d) rotate(-90)\" text-anchor=\"middle\">%s (log scale)</text>",
                HEIGHT / 2,
                unit);
        for (double limit : limits) {
            double y = y(limit, low, high);
            add(
                    svg,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#888888\" stroke-dasharray=\"3 3\"/>",
                    LEFT,
                    WIDTH - RIGHT,
                    y,
                    y);
            add(
                    svg,
                    "<text x=\"%d\" y=\"%.1f\" fill=\"#555555\">to reach: %s</text>",
                    WIDTH - RIGHT + 8,
                    y + 4,
                    number(limit));
        }
        int number = 0;
        for (Map.Entry<String, Map<Long, Double>> line : lines.entrySet()) {
            draw(svg, line.getKey(), line.getValue(), number++, low, high);
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, svg + "</svg>\n");
    }

    private static void draw(
            StringBuilder svg, String name, Map<Long, Double> points, int number, double low, double high) {
        String colour = COLOURS[number % COLOURS.length];
        String dash = DASHES[number % DASHES.length];
        StringBuilder path = new StringBuilder();
        points.forEach(
                (tasks, value) -> path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(tasks), y(value, low, high))));
        add(
                svg,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>",
                path.toString().trim(),
                colour,
                dash);
        points.forEach((tasks, value) -> add(
                svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>", x(tasks), y(value, low, high), colour));
        int y = TOP + 10 + number * 22;
        add(
                svg,
                "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>",
                WIDTH - RIGHT + 12,
                WIDTH - RIGHT + 44,
                y,
                y,
                colour,
                dash);
        add(svg, "<text x=\"%d\" y=\"%d\">%s</text>", WIDTH - RIGHT + 50, y + 4, name);
    }

    private static double x(long openTasks) {
        // One decade for none, then 10^2 to 10^6.
        double share = openTasks <= 0 ? 0 : (Math.log10(Math.max(openTasks, 150)) - 2) / 4;
        return LEFT + share * (WIDTH - RIGHT - LEFT);
    }

    private static double y(double value, double low, double high) {
        return HEIGHT - BOTTOM - (Math.log10(value) - low) / (high - low) * (HEIGHT - BOTTOM - TOP);
    }

    private static String power(int exponent) {
        return exponent >= -2 && exponent <= 3
                ? number(Math.pow(10, exponent))
                : "10<tspan dy=\"-5\" font-size=\"10\">" + exponent + "</tspan>";
    }

    private static String number(double value) {
        return value >= 1 ? String.format(Locale.ROOT, "%,.0f", value) : Double.toString(value);
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}

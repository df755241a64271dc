package org.alongside.engine.wiring.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How many lines a name takes, by the widths of Helvetica, which Arial and Liberation Sans share. The place that a file keeps for a
 * name can be lower than the name itself, and the Modeler then writes on below it.
 */
final class LabelText {
    /** Widths of the characters from the space to the tilde, in thousandths of the size. */
    static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584 // p to ~
    };

    private static final int USUAL_WIDTH = 556;
    private static final double LINE_HEIGHT = 1.2;
    private static final Pattern BREAKS = Pattern.compile("(?<=[\\s-])|(?=[\\s-])");

    private LabelText() {}

    /** Width of the words in one line, in pixels. */
    static double width(String words, double size) {
        return words.chars()
                        .map(c -> c >= ' ' && c <= '~' ? WIDTHS[c - ' '] : USUAL_WIDTH)
                        .sum()
                * size
                / 1000;
    }

    /** Height of the words where lines may have a width, in pixels. */
    static double height(String words, double size, double width) {
        int lines = 0;
        for (String paragraph : words.split("\n", -1)) {
            String rest = paragraph;
            while (!rest.isEmpty()) {
                lines++;
                rest = rest.substring(line(rest, size, width).length()).strip();
            }
        }
        return lines * size * LINE_HEIGHT;
    }

    /** What of the words goes into a line, by the rules of bpmn-js, which draws in the Modeler, in Cockpit and in the Tasklist. */
    private static String line(String words, double size, double width) {
        String line = words;
        while (line.length() > 1 && width(line, size) > width) {
            double letters = Math.max(line.length() * width / width(line, size), 1);
            String shorter = whole(line, letters);
            line = shorter.isEmpty() ? line.substring(0, (int) Math.max(Math.round(letters - 1), 1)) : shorter;
        }
        return line;
    }

    /** Whole words and parts of words up to a hyphen, with fewer letters than said. */
    private static String whole(String line, double letters) {
        List<String> taken = new ArrayList<>();
        int length = 0;
        String[] parts = BREAKS.split(line);
        for (int i = 0; parts.length > 1 && i < parts.length; i++) {
            if (length + parts[i].length() >= letters) {
                if (parts[i].equals("-") && !taken.isEmpty()) {
                    taken.remove(taken.size() - 1);
                }
                break;
            }
            taken.add(parts[i]);
            length += parts[i].length();
        }
        return String.join("", taken);
    }
}

package org.alongside.referral.map;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words in a drawing: broken into lines, and escaped. */
final class MapText {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern NOT_SEEN = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}]");
    /** More marks on one letter would reach into other lines. */
    private static final Pattern STACKED = Pattern.compile("(\\p{M}{3})\\p{M}+");

    private static final String ELLIPSIS = "…";
    private static final String WIDE_LETTERS = "mwMW@%—…";
    private static final int FIRST_WIDE = 0x1100;
    /** As parts of the size of the letters, in a wide typeface such as DejaVu Sans in bold. */
    private static final double WIDE = 1.15;

    private static final double CAPITAL = 0.9;
    private static final double USUAL = 0.75;
    private static final double SIGN = 1.5;

    private MapText() {}

    /**
     * Breaks words into lines, between words where that is possible and else within them, never within a letter and its marks.
     *
     * @param size of the letters, in the same unit as the width
     * @param max lines; what is more ends with an ellipsis
     */
    static List<String> lines(String words, int size, double width, int max) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        String seen = STACKED.matcher(
                        NOT_SEEN.matcher(SPACES.matcher(words).replaceAll(" ")).replaceAll(""))
                .replaceAll("$1")
                .strip();
        for (String word : seen.split(" ", -1)) {
            if (!line.isEmpty() && width(line + " " + word, size) <= width) {
                line.append(' ').append(word);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            for (String letter : letters(word)) {
                if (!line.isEmpty() && width(line + letter, size) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(letter);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines.size() <= max ? lines : cut(lines, size, width, max);
    }

    private static List<String> cut(List<String> lines, int size, double width, int max) {
        List<String> kept = new ArrayList<>(lines.subList(0, max));
        List<String> last = letters(kept.get(max - 1));
        while (!last.isEmpty() && width(String.join("", last) + ELLIPSIS, size) > width) {
            last.remove(last.size() - 1);
        }
        kept.set(max - 1, String.join("", last).strip() + ELLIPSIS);
        return kept;
    }

    private static List<String> letters(String word) {
        BreakIterator each = BreakIterator.getCharacterInstance(Locale.ROOT);
        each.setText(word);
        List<String> letters = new ArrayList<>();
        int from = each.first();
        for (int to = each.next(); to != BreakIterator.DONE; to = each.next()) {
            letters.add(word.substring(from, to));
            from = to;
        }
        return letters;
    }

    /** How wide it is at most, in a wide typeface. */
    static double width(String words, int size) {
        return size * words.codePoints().mapToDouble(MapText::width).sum();
    }

    private static double width(int letter) {
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        if (letter >= FIRST_WIDE) {
            return SIGN;
        }
        if (WIDE_LETTERS.indexOf(letter) >= 0) {
            return WIDE;
        }
        return Character.isUpperCase(letter) || letter > 0x24F ? CAPITAL : USUAL;
    }

    /** As text of an element. */
    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

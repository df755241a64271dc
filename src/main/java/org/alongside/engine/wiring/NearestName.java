package org.alongside.engine.wiring;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody probably meant who typed a name that there is not. */
final class NearestName {
    private static final int LISTED_MAX = 12;

    private NearestName() {}

    /** A sentence for the end of a message: the name that looks like this one, or all names that there are. */
    static String to(@Nullable String typed, Collection<String> names) {
        if (names.isEmpty()) {
            return " There is none yet.";
        }
        String text = String.valueOf(typed);
        Optional<String> nearest =
                new TreeSet<>(names).stream().min(Comparator.comparingInt(name -> steps(text, name)));
        if (nearest.isPresent() && steps(text, nearest.get()) <= 1 + text.length() / 4) {
            return " Is " + nearest.get() + " meant?";
        }
        String listed = new TreeSet<>(names).stream().limit(LISTED_MAX).collect(Collectors.joining(", "));
        return " Please choose one of these: " + listed + (names.size() > LISTED_MAX ? " …" : "") + ".";
    }

    /** How many letters are to be changed, added or left out. */
    private static int steps(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int above = row[j];
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}

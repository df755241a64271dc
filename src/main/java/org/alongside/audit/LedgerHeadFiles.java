package org.alongside.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Heads of the ledger's chains as they are kept outside the database: one line each, with the signature of its row, in files that
 * are only ever added to. The newest of a chain says all about the rows before it, since each row's hash covers them.
 */
final class LedgerHeadFiles {
    static final String FILES = "heads-";
    static final String ENDING = ".log";

    private static final Pattern LINE =
            Pattern.compile("(\\S{1,60}/\\S{1,64}) (\\d{1,18}) ([A-Za-z0-9+/=]{44}) ([A-Za-z0-9+/=]{88})");

    private LedgerHeadFiles() {}

    /** A line that the service did not write, or not like this. */
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1L;

        Damaged(String sentence) {
            super(sentence);
        }
    }

    /**
     * One head.
     *
     * @param chain the organisation and the chain, with a slash between them
     * @param hash of the row at that position, in Base64; it covers organisation, chain and position
     * @param signature of the row, in Base64
     */
    record Head(String chain, long position, String hash, String signature) {
        String line() {
            return chain + " " + position + " " + hash + " " + signature + "\n";
        }

        private boolean isSigned(Signatures key) {
            try {
                return key.isSigned(
                        Base64.getDecoder().decode(hash), Base64.getDecoder().decode(signature));
            } catch (IllegalArgumentException notBase64) {
                return false;
            }
        }
    }

    /**
     * The newest head of each chain in these folders and files; what is not there yet has none.
     *
     * @throws Damaged when a line is not the service's own
     */
    static Map<String, Head> read(List<Path> places, Signatures key) throws IOException, Damaged {
        Map<String, Head> newest = new TreeMap<>();
        for (Path place : places) {
            for (Path file : files(place)) {
                Collection<Head> heads = newest(file).values();
                Optional<Head> foreign = heads.parallelStream()
                        .filter(head -> !head.isSigned(key))
                        .findFirst();
                if (foreign.isPresent()) {
                    throw new Damaged("what " + file + " says of "
                            + foreign.get().chain() + ", position "
                            + foreign.get().position()
                            + ", was not written by this service.");
                }
                for (Head head : heads) {
                    put(head, newest);
                }
            }
        }
        return newest;
    }

    /** The newest head of each chain in one file. */
    static Map<String, Head> newest(Path file) throws IOException, Damaged {
        Map<String, Head> newest = new TreeMap<>();
        long number = 0;
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                number++;
                Matcher parts = LINE.matcher(line);
                if (!parts.matches()) {
                    throw new Damaged("line " + number + " of " + file + " was not written by this service.");
                }
                put(new Head(parts.group(1), Long.parseLong(parts.group(2)), parts.group(3), parts.group(4)), newest);
            }
        }
        return newest;
    }

    private static void put(Head head, Map<String, Head> newest) throws Damaged {
        Head before = newest.get(head.chain());
        if (before != null && before.position() == head.position() && !before.equals(head)) {
            throw new Damaged(head.chain() + ", position " + head.position()
                    + ": two different rows were there at different times.");
        }
        if (before == null || before.position() < head.position()) {
            newest.put(head.chain(), head);
        }
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return Files.exists(place) ? List.of(place) : List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.getFileName().toString().startsWith(FILES)
                            && file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }
}

package org.alongside.leaks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Looks for a word in files, in each form in which software tends to keep words. */
public final class Traces {
    private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8};
    private static final int UNPACKED_BYTES_MAX = 10_000_000;

    private final Map<String, byte[]> forms = new LinkedHashMap<>();
    private final Form[][] byFirstByte;

    private record Form(String name, byte[] bytes) {}

    public Traces(String word) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] bytes = word.getBytes(charset);
            forms.put(charset.name(), bytes);
            forms.put("hexadecimal of " + charset, ascii(HexFormat.of().formatHex(bytes)));
            for (int offset = 0; offset < 3; offset++) {
                forms.put("Base64 of " + charset + " at " + offset, ascii(base64(bytes, offset)));
            }
        }
        forms.put("turned round", new StringBuilder(word).reverse().toString().getBytes(StandardCharsets.UTF_8));
        byFirstByte = IntStream.range(0, 256)
                .mapToObj(first -> forms.entrySet().stream()
                        .filter(form -> (form.getValue()[0] & 0xff) == first)
                        .map(form -> new Form(form.getKey(), form.getValue()))
                        .toArray(Form[]::new))
                .toArray(Form[][]::new);
    }

    /** The letters in the middle that do not depend on what stands before and after. */
    private static String base64(byte[] bytes, int offset) {
        byte[] shifted = new byte[bytes.length + offset];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int first = offset == 0 ? 0 : offset + 1;
        return encoded.substring(first, shifted.length * 8 / 6);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where it was found: file and form. */
    public List<String> in(Path root) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (isNamed(file)) {
                    found.add(file + ": its name");
                }
                try {
                    in(file.toString(), Files.readAllBytes(file), found);
                } catch (NoSuchFileException goneMeanwhile) {
                    // The database removes files of its own while it runs.
                }
            }
        }
        return found;
    }

    private boolean isNamed(Path file) {
        return forms.values().stream()
                .anyMatch(form -> file.toString().contains(new String(form, StandardCharsets.UTF_8)));
    }

    List<String> in(String what, byte[] content) {
        List<String> found = new ArrayList<>();
        in(what, content, found);
        return found;
    }

    private void in(String what, byte[] content, List<String> found) {
        for (int at = indexOf(content, GZIP, 0); at >= 0; at = indexOf(content, GZIP, at + 1)) {
            inPlain(what + " (compressed)", unpacked(content, at), found);
        }
        inPlain(what, content, found);
    }

    /** What is compressed from there on, or nothing where only the beginning looked like it. */
    private static byte[] unpacked(byte[] content, int from) {
        ByteArrayInputStream packed = new ByteArrayInputStream(content, from, content.length - from);
        try (GZIPInputStream unpacking = new GZIPInputStream(packed)) {
            return unpacking.readNBytes(UNPACKED_BYTES_MAX);
        } catch (IOException notCompressed) {
            return new byte[0];
        }
    }

    /** One pass for all forms: files are many, and most of their bytes begin none. */
    private void inPlain(String what, byte[] content, List<String> found) {
        Set<String> seen = new HashSet<>();
        for (int at = 0; at < content.length; at++) {
            for (Form form : byFirstByte[content[at] & 0xff]) {
                byte[] bytes = form.bytes();
                if (startsWith(content, at, bytes) && seen.add(form.name())) {
                    int from = Math.max(0, at - 60);
                    int to = Math.min(content.length, at + bytes.length + 60);
                    found.add(what + ": " + form.name() + ": "
                            + new String(content, from, to - from, StandardCharsets.ISO_8859_1)
                                    .replaceAll("\\s+", " "));
                }
            }
        }
    }

    private static boolean startsWith(byte[] content, int at, byte[] word) {
        int to = at + word.length;
        return to <= content.length
                && content[to - 1] == word[word.length - 1]
                && Arrays.equals(content, at, to, word, 0, word.length);
    }

    private static int indexOf(byte[] content, byte[] word, int from) {
        for (int at = from; at <= content.length - word.length; at++) {
            if (content[at] == word[0] && startsWith(content, at, word)) {
                return at;
            }
        }
        return -1;
    }
}

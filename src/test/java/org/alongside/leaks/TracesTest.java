package org.alongside.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What finds nothing must be able to find. */
class TracesTest {
    private static final String WORD = "Markedword";
    private final Traces traces = new Traces(WORD);

    static Stream<byte[]> forms() {
        String text = "before " + WORD + " after";
        String reversed = new StringBuilder(text).reverse().toString();
        Stream<byte[]> inCharsets = Stream.of(
                        StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                .flatMap(charset -> Stream.of(
                        text.getBytes(charset),
                        ascii(HexFormat.of().formatHex(text.getBytes(charset))),
                        base64("", charset),
                        base64("1", charset),
                        base64("12", charset)));
        return Stream.concat(inCharsets, Stream.of(reversed.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] base64(String before, Charset charset) {
        return ascii(Base64.getEncoder().encodeToString((before + WORD + " after").getBytes(charset)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void findsEachForm(byte[] content) {
        assertThat(traces.in("file", content)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void findsEachFormWhereItIsCompressed(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        packed.write(new byte[] {1, 2, 3, 0x1f, (byte) 0x8b});
        try (var packing = new GZIPOutputStream(packed)) {
            packing.write(content);
        }
        assertThat(traces.in("file", packed.toByteArray())).isNotEmpty().allSatisfy(found -> assertThat(found)
                .startsWith("file (compressed)"));
    }

    @Test
    void findsTheWordAtTheEdgesAndSaysEachFormOnce() {
        assertThat(traces.in("file", ascii(WORD))).hasSize(1);
        assertThat(traces.in("file", ascii(WORD + WORD + " and " + WORD))).hasSize(1);
    }

    @Test
    void findsNothingInOtherWords() {
        for (String other : List.of("", "M", "Markedwor", "arkedword", "markedword", "Marked word")) {
            assertThat(traces.in("file", ascii(other))).as(other).isEmpty();
        }
    }
}

package org.alongside.journey.copies.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.own.OwnTexts;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * A copy to read and to print: a tagged PDF (PDF/UA-1), so that a screen reader reads it in its order. Nothing is fetched for it,
 * and nothing of it is written anywhere.
 */
public final class CopyPdf {
    /** In the time of New Zealand, read alike in both languages. */
    private static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d/MM/uuuu, HH:mm", Locale.ROOT).withZone(ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/MM/uuuu", Locale.ROOT);

    private static final String FAMILY = "DejaVu Sans";
    private static final byte[] REGULAR = font("DejaVuSans.ttf");
    private static final byte[] BOLD = font("DejaVuSans-Bold.ttf");
    private static final CmapLookup LETTERS = letters();
    private static final int NO_LETTER = 0x25A1;

    private static final Pattern NUMBERED = Pattern.compile("&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));");
    private static final SpringTemplateEngine TEMPLATES = templates();

    static {
        // What it says of its work could tell of whom it is.
        XRLog.setLoggingEnabled(false);
    }

    private CopyPdf() {}

    /**
     * Days and times, as the template writes them.
     */
    public static final class Days {
        private Days() {}

        public String when(Instant at) {
            return WHEN.format(at);
        }

        public String day(LocalDate day) {
            return DAY.format(day);
        }
    }

    /**
     * The document in print.
     *
     * @param words of the frame; what people wrote stays in its own language
     * @param language of the frame, {@code en-NZ} or {@code mi}
     */
    public static byte[] of(CopyDocument document, OwnTexts words, String language) {
        String page = page(document, words, language, false);
        String shown = inLettersOfFont(page);
        if (!shown.equals(page)) {
            shown = inLettersOfFont(page(document, words, language, true));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> new ByteArrayInputStream(REGULAR), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> new ByteArrayInputStream(BOLD), FAMILY, 700, FontStyle.NORMAL, true);
        builder.useUriResolver((base, address) -> null);
        builder.withProducer("Alongside");
        builder.withHtmlContent(shown, null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException | RuntimeException e) {
            // Its words may stand in the message.
            throw new IllegalStateException(
                    "The copy could not be printed: " + e.getClass().getSimpleName());
        }
        return out.toByteArray();
    }

    private static String page(CopyDocument document, OwnTexts words, String language, boolean lacksLetters) {
        Context context = new Context(Locale.ROOT);
        context.setVariable("copy", document);
        context.setVariable("t", words);
        context.setVariable("lang", language);
        context.setVariable("isMaori", language.equals("mi"));
        context.setVariable("days", new Days());
        context.setVariable("lacksLetters", lacksLetters);
        return inLetters(TEMPLATES.process("own/copy", context));
    }

    /** What the font has no letter for is a box, as a reader would be shown nothing else; the page says that it is in the data. */
    private static String inLettersOfFont(String page) {
        StringBuilder shown = new StringBuilder(page.length());
        page.codePoints().forEach(letter -> {
            if (letter == '\n' || letter == '\t' || letter >= ' ' && LETTERS.getGlyphId(letter) > 0) {
                shown.appendCodePoint(letter);
            } else if (letter != '\r') {
                shown.appendCodePoint(NO_LETTER);
            }
        });
        return shown.toString();
    }

    /** The template writes letters beyond ASCII as numbers. */
    private static String inLetters(String page) {
        return NUMBERED.matcher(page).replaceAll(found -> {
            int letter =
                    found.group(1) == null ? Integer.parseInt(found.group(2)) : Integer.parseInt(found.group(1), 16);
            boolean isMarkup = letter < 0x80 && letter >= ' ';
            return Matcher.quoteReplacement(isMarkup ? found.group() : Character.toString(letter));
        });
    }

    private static SpringTemplateEngine templates() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver(CopyPdf.class.getClassLoader());
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setTemplateMode(TemplateMode.XML);
        files.setForceTemplateMode(true);
        files.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        return engine;
    }

    private static CmapLookup letters() {
        try {
            return new TTFParser(true)
                    .parse(new RandomAccessReadBuffer(REGULAR))
                    .getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] font(String name) {
        try (InputStream file = Objects.requireNonNull(CopyPdf.class.getResourceAsStream("/fonts/" + name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.alongside.access;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Documents to read and to print: tagged PDF (PDF/UA-1), so that a screen reader reads them in their order. Nothing is fetched for
 * them, and nothing of them is written anywhere.
 */
public final class TaggedPdf {
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

    private TaggedPdf() {}

    /**
     * A document in print.
     *
     * @param template read as XML; it gets {@code lacksLetters} too: whether letters had to be shown as boxes
     * @param variables what it shows
     */
    public static byte[] of(String template, Map<String, Object> variables) {
        String page = page(template, variables, false);
        String shown = inLettersOfFont(page);
        if (!shown.equals(page)) {
            shown = inLettersOfFont(page(template, variables, true));
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
                    "The document could not be printed: " + e.getClass().getSimpleName());
        }
        return out.toByteArray();
    }

    private static String page(String template, Map<String, Object> variables, boolean lacksLetters) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("lacksLetters", lacksLetters);
        return inLetters(TEMPLATES.process(template, new Context(Locale.ROOT, all)));
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
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver(TaggedPdf.class.getClassLoader());
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
        try (InputStream file = Objects.requireNonNull(TaggedPdf.class.getResourceAsStream("/fonts/" + name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.alongside.journey.copies.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.alongside.access.Language;
import org.alongside.journey.copies.document.CopyDocument.Agreement;
import org.alongside.journey.copies.document.CopyDocument.Answer;
import org.alongside.journey.copies.document.CopyDocument.Asked;
import org.alongside.journey.copies.document.CopyDocument.Assessment;
import org.alongside.journey.copies.document.CopyDocument.Ground;
import org.alongside.journey.copies.document.CopyDocument.Item;
import org.alongside.journey.copies.document.CopyDocument.LeftOut;
import org.alongside.journey.copies.document.CopyDocument.Look;
import org.alongside.journey.copies.document.CopyDocument.Moment;
import org.alongside.journey.copies.document.CopyDocument.Sent;
import org.alongside.journey.copies.document.CopyDocument.Statement;
import org.alongside.journey.copies.document.CopyDocument.Theme;
import org.alongside.own.TestTexts;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The copy in print: what a screen reader needs is in it, and each letter is. (CONF-07) */
class CopyPdfTest {
    private static final Instant AT = Instant.parse("2026-11-30T20:15:00Z");

    static CopyDocument copy(int entries, String words) {
        List<Moment> moments = IntStream.range(0, entries)
                .mapToObj(n -> new Moment(
                        AT.minusSeconds(n * 3_600L),
                        n % 2 == 0 ? "Worker One" : "",
                        n % 2 == 1,
                        List.of(new Answer(
                                "session.talkedAbout",
                                "What did you talk about?",
                                n % 5 == 4 ? List.of() : List.of(words, "and " + n),
                                n % 3 == 1,
                                n % 3 == 2,
                                n % 4 == 0 ? List.of(new Statement(AT, "Kāore, he mea kē")) : List.of()))))
                .toList();
        return new CopyDocument(
                "Rimu 44",
                AT,
                AT,
                List.of(new LeftOut(Ground.ABOUT_SOMEBODY_ELSE, 3), new LeftOut(Ground.SOMEBODY_WOULD_BE_IN_DANGER, 2)),
                List.of(new Theme("session", moments)),
                List.of(new Agreement("KEEP_RECORD", "GIVEN", AT, "Worker One", false)),
                List.of(new Look(AT, "Worker One", false, List.of("MAIN", "SAFETY"), "read all of it")),
                List.of(new Assessment(AT, List.of(new Item("What is a good outcome?", "Ngā mea pai")))),
                List.of(new Sent("RECORD_OPENED", AT, true)),
                List.of(new Asked("CORRECTION", AT, LocalDate.of(2026, 12, 29), "NOT_CHANGED", AT, "It was a Monday")),
                List.of(new CopyDocument.OnMap(
                        true,
                        List.of(new CopyDocument.Told(
                                "COMMUNITY",
                                "Community",
                                "The <i>choir",
                                "To sing",
                                "",
                                "Winter",
                                AT,
                                "Worker One",
                                false)),
                        List.of(new CopyDocument.Step("PAUSED", "Stepped out for now", AT, "", true)))));
    }

    static String textOf(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] printed(CopyDocument copy, Language language) {
        return CopyPdf.of(copy, TestTexts.in(language), language == Language.ENGLISH ? "en-NZ" : "mi");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void isPdfUaInBothLanguages(Language language) throws IOException {
        byte[] pdf = printed(copy(30, "Kōrero mō te āpōpō <b>& more</b>\nsecond line"), language);
        Files.createDirectories(Path.of("target/copies"));
        Files.write(Path.of("target/copies/copy-" + language + ".pdf"), pdf);
        assertThat(PdfUa.wrongIn(pdf)).isEmpty();
        assertThat(textOf(pdf))
                .contains("Kōrero mō te āpōpō <b>& more</b>", "second line", "Kāore, he mea kē", "Rimu 44", "and 28");
        assertThat(textOf(pdf)).contains(TestTexts.in(language).of("copy.ground.somebody-else", 3));
    }

    @Test
    void whatHasNoLetterIsABoxAndIsSaid() {
        byte[] pdf = printed(copy(1, "漢字 हि \u0007 ok"), Language.ENGLISH);
        assertThat(PdfUa.wrongIn(pdf)).isEmpty();
        assertThat(textOf(pdf))
                .contains("□□ □□", "ok", TestTexts.in(Language.ENGLISH).of("copy.letters"));
        assertThat(textOf(printed(copy(1, "Ā"), Language.ENGLISH)))
                .doesNotContain(TestTexts.in(Language.ENGLISH).of("copy.letters"));
    }

    @Test
    void nothingIsAnEmptyCopyAndAsGood() {
        CopyDocument nothing = new CopyDocument(
                "Rimu 44", AT, AT, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of());
        byte[] pdf = printed(nothing, Language.ENGLISH);
        assertThat(PdfUa.wrongIn(pdf)).isEmpty();
        assertThat(textOf(pdf))
                .contains(
                        TestTexts.in(Language.ENGLISH).of("copy.left-out.nothing"),
                        TestTexts.in(Language.ENGLISH).of("copy.in-no-copy"));
    }

    @Test
    void thousandsOfEntriesAreAllInIt() {
        byte[] pdf = printed(copy(2_000, "x".repeat(300)), Language.ENGLISH);
        assertThat(textOf(pdf)).contains("and 0", "and 1998");
    }
}

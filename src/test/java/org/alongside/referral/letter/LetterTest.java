package org.alongside.referral.letter;

import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.access.Language;
import org.alongside.access.RecordPart;
import org.alongside.access.TaggedPdf;
import org.alongside.access.Words;
import org.alongside.journey.copies.document.PdfUa;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.alongside.referral.DataClass;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.NamedInterface;

/** What leaves: what was agreed to and nothing else, in the text of the PDF and in all that belongs to it. (REFER-02) */
class LetterTest {
    /** Of each field of the record a word that stands nowhere else. */
    static Map<RecordField, List<String>> everything() {
        Map<RecordField, List<String>> said = new EnumMap<>(RecordField.class);
        for (RecordField field : RecordField.values()) {
            said.put(field, List.of("Mark" + field.ordinal() + "x"));
        }
        return said;
    }

    static Letter letter(List<Letter.Section> sections) {
        return new Letter(
                "ABCD2345",
                "An organisation",
                "A service",
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2027, 3, 1),
                "00 000 0000",
                "https://example.org/own/letter/0123456789ab/" + "a".repeat(43),
                sections);
    }

    /** Everything that a reader of the file could come to: its text, what it says of itself, and the bytes. */
    private static String all(byte[] pdf) throws IOException {
        return all(pdf, "");
    }

    static String all(byte[] pdf, String password) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf, password)) {
            var about = document.getDocumentInformation();
            return new PDFTextStripper().getText(document)
                    + about.getMetadataKeys().stream()
                            .map(about::getCustomMetadataValue)
                            .collect(Collectors.joining(" "))
                    + new String(
                            document.getDocumentCatalog().getMetadata().toByteArray(),
                            java.nio.charset.StandardCharsets.UTF_8)
                    + new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1);
        }
    }

    static Set<String> marksIn(String text) {
        return Stream.of(RecordField.values())
                .map(field -> "Mark" + field.ordinal() + "x")
                .filter(text::contains)
                .collect(Collectors.toSet());
    }

    static Set<String> marksOf(Set<DataClass> classes) {
        return DataClass.fieldsOf(classes).stream()
                .map(field -> "Mark" + field.ordinal() + "x")
                .collect(Collectors.toSet());
    }

    private static Set<DataClass> combination(int bits) {
        return Arrays.stream(DataClass.values())
                .filter(each -> (bits >> each.ordinal() & 1) == 1)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DataClass.class)));
    }

    @Test
    @Proves({PolicyId.REFER_02, PolicyId.CONSENT_05})
    void everyCombinationHasWhatWasAgreedToAndNothingElse() {
        for (int bits = 0; bits < 1 << DataClass.values().length; bits++) {
            Set<DataClass> agreed = combination(bits);
            String text = Letter.sections(agreed, everything()).toString();
            assertThat(marksIn(text)).as(agreed.toString()).isEqualTo(marksOf(agreed));
        }
    }

    @Test
    @Proves({PolicyId.REFER_02, PolicyId.CONSENT_08})
    void noClassHasWhatOthersTold() {
        assertThat(DataClass.fieldsOf(EnumSet.allOf(DataClass.class)))
                .isNotEmpty()
                .noneMatch(field -> field.id().startsWith("told."));
    }

    static Stream<Set<DataClass>> printed() {
        return Stream.concat(
                Stream.of(EnumSet.allOf(DataClass.class), EnumSet.of(DataClass.NAME, DataClass.OWN_WORDS)),
                Stream.of(DataClass.values()).map(EnumSet::of));
    }

    @ParameterizedTest
    @MethodSource("printed")
    @Proves(PolicyId.REFER_02)
    void thePdfHasWhatWasAgreedToAndNothingElse(Set<DataClass> agreed) throws IOException {
        byte[] pdf = LetterPdf.of(letter(Letter.sections(agreed, everything())), false);
        assertThat(marksIn(all(pdf))).isEqualTo(marksOf(agreed));
        assertThat(PdfUa.wrongIn(pdf)).isEmpty();
    }

    @Test
    @Proves({PolicyId.REFER_02, PolicyId.OFFEND_07, PolicyId.CONF_05})
    void whatOthersToldWorriesOffendingAndGroupsAreInNoClass() {
        Set<RecordField> leaving = DataClass.fieldsOf(EnumSet.allOf(DataClass.class));
        assertThat(leaving)
                .noneMatch(field -> EnumSet.of(
                                RecordPart.SAFETY, RecordPart.OFFENDING, RecordPart.GROUP, RecordPart.JOINING)
                        .contains(field.compartment()))
                .noneMatch(RecordField::isOfSomebodyElse)
                .noneMatch(
                        field -> field.id().startsWith("session.") || field.id().startsWith("risks."));
    }

    /** One function, with no access to anything but what it is given. */
    @Test
    @Proves(PolicyId.REFER_02)
    void whatBuildsALetterKnowsNothingButWhatItIsGiven() {
        classes()
                .should()
                .onlyDependOnClassesThat(or(
                        belongToAnyOf(
                                Letter.class,
                                LetterPdf.class,
                                DataClass.class,
                                DataClass[].class,
                                RecordField.class,
                                RecordField[].class,
                                TaggedPdf.class,
                                Words.class,
                                Language.class,
                                NamedInterface.class,
                                Policy.class,
                                PolicyId.class),
                        resideInAnyPackage("java..", "org.jspecify..")))
                .check(new ClassFileImporter()
                        .importClasses(
                                Letter.class,
                                Letter.Section.class,
                                LetterPdf.class,
                                LetterPdf.Words.class,
                                DataClass.class));
    }

    @Test
    void theAddressForTheAnswerStandsInTheLetterWhereItHasOne() throws IOException {
        Letter with = letter(List.of(new Letter.Section(DataClass.NAME, List.of("Tamsin"))));
        String printed = all(LetterPdf.of(with, false)).replaceAll("\\s", "");
        assertThat(printed).contains(with.answerAt(), "withoutanaccount");
        Letter without = new Letter(
                with.reference(),
                with.from(),
                with.service(),
                with.writtenOn(),
                with.until(),
                with.answerTo(),
                null,
                with.sections());
        byte[] pdf = LetterPdf.of(without, false);
        assertThat(all(pdf)).contains("00 000 0000").doesNotContain("without an account", "own/letter");
        assertThat(PdfUa.wrongIn(pdf)).isEmpty();
    }

    @Test
    void whatIsWrittenIsTextWhateverItHas() throws IOException {
        String said = "<b>not bold</b> =1+1 Ōtepoti \u202eturned\u202c";
        byte[] pdf =
                LetterPdf.of(letter(List.of(new Letter.Section(DataClass.OWN_WORDS, List.of(said, "a\nb")))), true);
        Files.createDirectories(Path.of("target/letters"));
        Files.write(Path.of("target/letters/letter.pdf"), pdf);
        assertThat(all(pdf)).contains("<b>not bold</b> =1+1 Ōtepoti", "Not sent: to look at together before it goes.");
        assertThat(PdfUa.wrongIn(pdf)).isEmpty();
    }
}

package org.alongside.journey.copies.document;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF whether a document is PDF/UA-1, so that a screen reader reads it in its order. */
public final class PdfUa {
    private PdfUa() {}

    /** What keeps it from being PDF/UA-1; empty where nothing does. */
    public static List<String> wrongIn(byte[] pdf) {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false);
            ValidationResult result = validator.validate(parser);
            return result.isCompliant()
                    ? List.of()
                    : result.getTestAssertions().stream()
                            .filter(one -> one.getStatus() == TestAssertion.Status.FAILED)
                            .map(one -> one.getRuleId() + ": " + one.getMessage())
                            .distinct()
                            .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

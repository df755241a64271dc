package org.alongside.journey.copies.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alongside.access.Language;
import org.alongside.own.TestTexts;
import org.junit.jupiter.api.Test;

/** The copy as data says what it is, and all that is in it is documented. */
class CopyJsonTest {
    @Test
    void saysWhatItIsAndHoldsAllLetters() throws IOException {
        JsonNode read = new ObjectMapper()
                .readTree(CopyJson.of(CopyPdfTest.copy(2, "漢字 ā"), TestTexts.in(Language.TE_REO_MAORI)));
        assertThat(read.get("format").asText()).isEqualTo("alongside-copy");
        assertThat(read.get("version").asInt()).isEqualTo(1);
        assertThat(read.at("/kept/0/moments/0/answers/0/text/0").asText()).isEqualTo("漢字 ā");
        assertThat(read.at("/asOf").asText()).isEqualTo("2026-11-30T20:15:00Z");
        assertThat(read.at("/requests/0/due").asText()).isEqualTo("2026-12-29");
        assertThat(read.get("inNoCopy").asText())
                .isEqualTo(TestTexts.in(Language.TE_REO_MAORI).of("copy.in-no-copy"));
        assertThat(read.at("/leftOut/0/ground").asText()).isEqualTo("ABOUT_SOMEBODY_ELSE");
    }

    @Test
    void eachFieldIsDocumented() throws IOException {
        String told = Files.readString(Path.of("docs/copy-of-a-record.md"));
        JsonNode read =
                new ObjectMapper().readTree(CopyJson.of(CopyPdfTest.copy(2, "x"), TestTexts.in(Language.ENGLISH)));
        names(read, told);
    }

    private static void names(JsonNode node, String told) {
        node.properties().forEach(field -> {
            assertThat(told).contains("`" + field.getKey() + "`");
            names(field.getValue(), told);
        });
        if (node.isArray()) {
            node.forEach(each -> names(each, told));
        }
    }
}

package org.alongside.journey.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels as survivors remember them and workers type them. (CONSENT-02) */
class LabelsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tūī 27",
                "tūī 27",
                "TUI 27",
                "tui27",
                "  Tui   27 ",
                "Tuuii 27",
                "Tūī-27",
                "tui – 27",
                "Tui. 027",
                "Tu\u0304i\u0304 27"
            })
    void readsALabelHoweverItIsWritten(String typed) {
        assertThat(Labels.read(typed)).contains("Tūī 27");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Tūī",
                "27",
                "Moa 27",
                "Tūī 27 Kea 3",
                "Tūī 1234567",
                "<b>Tūī</b> 27",
                "Tūī ٢٧",
                "${1} 2",
                "🐦 2"
            })
    void readsNothingElse(String typed) {
        assertThat(Labels.read(typed)).isEmpty();
    }

    @Test
    void tellsNamesApartThatSoundAlike() {
        assertThat(Labels.read("titi 4")).contains("Tītī 4");
        assertThat(Labels.read("kanuka 4")).contains("Kānuka 4");
        assertThat(Labels.read("manuka 4")).contains("Mānuka 4");
    }

    @RepeatedTest(50)
    void readsEveryLabelThatItGives() {
        String label = Labels.next(9);
        assertThat(Labels.read(label)).contains(label);
        assertThat(Labels.address(label)).matches("[a-z]+-[0-9]+");
        assertThat(Labels.read(Labels.address(label))).contains(label);
        assertThat(Labels.read(Normalizer.normalize(label, Normalizer.Form.NFD).replaceAll("\\p{M}", "")))
                .contains(label);
    }
}

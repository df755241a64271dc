package org.alongside.workers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which places an organisation can set. */
class PlacesThatHelpTest {
    private final PlacesThatHelp.Check check = new PlacesThatHelp.Check();

    @Test
    void takesOneToTwentyPlacesOneALine() {
        assertThat(check.wrong("A doctor or nurse\n\nA refuge, 04 555 0101")).isEmpty();
        assertThat(check.wrong("A place\n".repeat(20))).isEmpty();
        assertThat(check.wrong("x".repeat(200))).isEmpty();
    }

    @Test
    void takesNoEmptyListAndNoneThatIsTooLong() {
        assertThat(check.wrong("")).isPresent();
        assertThat(check.wrong(" \n\n ")).isPresent();
        assertThat(check.wrong("A place\n".repeat(21))).isPresent();
        assertThat(check.wrong("x".repeat(201))).isPresent();
    }
}

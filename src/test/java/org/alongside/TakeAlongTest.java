package org.alongside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakeAlongTest {
    @Test
    void readsWhichBoxTakesThePlaceOfWhich() {
        assertThat(TakeAlong.boxes(List.of(
                        "survivor-journey:userTask_share=userTask_talk", "survivor-journey:a=b", "join-group:a=b")))
                .isEqualTo(Map.of(
                        "survivor-journey",
                        Map.of("userTask_share", "userTask_talk", "a", "b"),
                        "join-group",
                        Map.of("a", "b")));
        assertThat(TakeAlong.boxes(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"userTask_share", "a=b", "p:a", "p:a=", ":a=b", "p:a=b=c", "p:a b=c", "--dry-run", ""})
    void saysWhatItDoesNotUnderstand(String argument) {
        assertThatThrownBy(() -> TakeAlong.boxes(List.of(argument)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + argument + "\" is not understood");
    }

    @Test
    void aBoxHasOnePlace() {
        assertThatThrownBy(() -> TakeAlong.boxes(List.of("p:a=b", "p:a=c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a is named twice.");
    }
}

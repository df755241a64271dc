package org.alongside.journey.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import org.alongside.access.RecordPart;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordThemeTest {
    @ParameterizedTest
    @EnumSource(RecordField.class)
    void hasEachFieldOnceButThoseThatAreReadElsewhere(RecordField field) {
        boolean isReadElsewhere =
                EnumSet.of(RecordPart.OFFENDING, RecordPart.GROUP).contains(field.compartment());
        assertThat(Arrays.stream(RecordTheme.values())
                        .filter(theme -> theme.fields().contains(field)))
                .hasSize(isReadElsewhere ? 0 : 1);
        assertThat(RecordTheme.of(field).isPresent()).isEqualTo(!isReadElsewhere);
        assertThat(RecordTheme.allFields().contains(field)).isEqualTo(!isReadElsewhere);
    }

    @Test
    @Proves(PolicyId.OFFEND_07)
    void leavesOutWhatIsSaidOfAnAssessment() {
        assertThat(RecordTheme.allFields()).noneMatch(field -> field.compartment() == RecordPart.OFFENDING);
    }

    @ParameterizedTest
    @EnumSource(RecordTheme.class)
    void isFoundByItsAddressAgain(RecordTheme theme) {
        assertThat(theme.address()).matches("[a-z-]+");
        assertThat(RecordTheme.named(theme.address())).contains(theme);
        assertThat(RecordTheme.named(theme.address() + "x")).isEmpty();
    }
}

package org.alongside.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alongside.engine.FormContext;
import org.alongside.ids.JourneyId;
import org.alongside.settings.NumberToCall;
import org.alongside.settings.SettingsOfTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The organisation's own numbers, or the national ones; with numbers that nobody can call the service does not start. */
class NumbersToCallTest {
    private static NumbersToCall numbers(String configured) {
        return new NumbersToCall(SettingsOfTests.installation("alongside.safety.numbers-to-call", configured));
    }

    private static String text(String configured) {
        return numbers(configured).text(new FormContext(JourneyId.random(), "", null, "", null));
    }

    @Test
    void withoutNumbersOfTheirOwnTheNationalOnesStandThere() {
        assertThat(numbers(" ").all())
                .extracting(NumberToCall::number)
                .containsExactly("111", "1737", "0800 044 334", "0800 543 354");
    }

    @Test
    void theirOwnNumbersStandInsteadInTheirOrder() {
        List<NumberToCall> own = numbers("04 555 0100: us, until 10 at night; +64 21 555 012 : after that")
                .all();

        assertThat(own)
                .containsExactly(
                        new NumberToCall("04 555 0100", "us, until 10 at night"),
                        new NumberToCall("+64 21 555 012", "after that"));
    }

    @Test
    void whatIsConfiguredDrawsNothing() {
        assertThat(numbers("111: <b>*now*</b>").all().get(0).what()).isEqualTo("<b>*now*</b>");
        assertThat(text("111: <b>*now*</b>")).isEqualTo("- **111** \\<b\\>\\*now\\*\\</b\\>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"call us", "1737", "call us: always", "1737:", "1: one digit", "111: now; call us: then"})
    void saysWhichOneIsNoNumber(String configured) {
        assertThatThrownBy(() -> numbers(configured))
                .hasMessageContaining("alongside.safety.numbers-to-call")
                .hasMessageContaining(Stream.of(configured.split("; ", -1))
                        .reduce((first, last) -> last)
                        .orElseThrow())
                .hasMessageContaining("1737: call or text, day and night");
    }

    @Test
    void takesTenAtMost() {
        String eleven = IntStream.range(0, 11).mapToObj(i -> "111: now").collect(Collectors.joining(";"));
        assertThatThrownBy(() -> numbers(eleven)).hasMessageContaining("1 to 10 numbers; there are 11 now");
        assertThatThrownBy(() -> numbers(";")).hasMessageContaining("there are 0 now");
    }

    @Configuration(proxyBeanMethods = false)
    @Import({NumbersToCall.class, SettingsOfTests.class})
    static class OnlyNumbers {}

    @Test
    void theServiceDoesNotStartWithNumbersThatNobodyCanCall() {
        assertThatThrownBy(() -> new SpringApplicationBuilder(OnlyNumbers.class)
                        .web(org.springframework.boot.WebApplicationType.NONE)
                        .properties("spring.config.location=optional:classpath:/nothing/")
                        .run("--alongside.safety.numbers-to-call=call us"))
                .hasStackTraceContaining("alongside.safety.numbers-to-call: “call us” does not say a number");
    }

    /** They stand in one place, so that nobody calls a number that an organisation has replaced. */
    @Test
    void noFormOrPageHasNumbersOfItsOwn() throws Exception {
        for (Path folder : List.of(Path.of("forms"), Path.of("src/main/resources/templates"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file).replaceAll("<(\\w+)[^>]*th:text=[^>]*>[^<]*</\\1>", "");
                    assertThat(text)
                            .as("%s", file)
                            .doesNotContain("1737", "0800 044", "0800 543", "4334", "0800044334");
                }
            }
        }
    }
}

package org.alongside.journey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alongside.messages.Messages;
import org.alongside.messages.PassingOn;
import org.junit.jupiter.api.Test;

/** The survivor reads why somebody looked: each reason has words. (CONF-03) */
class JourneyWordsTest {
    @Test
    void everyFormThatShowsTheRecordHasWords() throws IOException {
        try (Stream<Path> forms = Files.walk(Path.of("forms"))) {
            List<String> ids = forms.filter(form -> form.toString().endsWith(".form"))
                    .filter(JourneyWordsTest::showsTheRecord)
                    // What a group writes about itself is in no survivor's record.
                    .filter(form ->
                            !form.getFileName().toString().matches("(host-group|prepare-meeting|hold-meeting)\\..*"))
                    .map(form -> form.getFileName().toString().replace(".form", ""))
                    .toList();
            assertThat(ids).isNotEmpty();
            assertThat(JourneyWords.REASONS).containsKeys(ids.toArray(String[]::new));
        }
    }

    @Test
    void everyReasonOfTheServiceItselfHasWords() throws IOException {
        try (Stream<Path> code = Files.walk(Path.of("src/main/java"))) {
            long reading = code.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> read(file).contains("readForService("))
                    .count();
            // Records itself, and those whose reasons have words: the match, SAFE-05 where options are chosen, a
            // message.
            assertThat(reading).isEqualTo(4);
            assertThat(JourneyWords.REASONS)
                    .containsKeys("match-worker", "SAFE-05", Messages.REASON_OF_LOOK, PassingOn.REASON);
        }
    }

    @Test
    void saysSomethingPlainOfAReasonThatItDoesNotKnow() {
        assertThat(JourneyWords.reason("some-later-form")).isEqualTo("a task of the journey");
    }

    private static boolean showsTheRecord(Path form) {
        String text = read(form);
        return text.contains("\"record\"") || text.contains("\"show\"");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

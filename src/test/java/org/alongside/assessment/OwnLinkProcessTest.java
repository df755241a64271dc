package org.alongside.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.SecretToken;
import org.alongside.ids.LinkSubjectId;
import org.alongside.own.OwnLinks.Purpose;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;

/** A link of their own opens once, in time, for its purpose; the sitting that it becomes ends when it is not used. */
@ProcessTest
class OwnLinkProcessTest extends AnsweringSteps {
    @Test
    void aLinkOpensOnceAndLookingAtItUsesNothingUp() {
        String token = link();
        assertThat(asked(() -> answering.isOpen(token))).isTrue();
        assertThat(asked(() -> answering.isOpen(token))).isTrue();

        assertThat(asked(() -> answering.take(token, SecretToken.make()))).isPresent();

        assertThat(asked(() -> answering.take(token, SecretToken.make()))).isEmpty();
        assertThat(asked(() -> answering.isOpen(token))).isFalse();
    }

    /** Forwarded, or pressed twice. */
    @Test
    void ofManyAtOnceOneOpensIt() throws Exception {
        String token = link();
        try (var people = new Closing(Executors.newFixedThreadPool(8))) {
            List<Future<Optional<String>>> all = people.service.invokeAll(java.util.Collections.nCopies(
                    8,
                    () -> CurrentOrganisation.callAs(
                            Tasklist.ORGANISATION, () -> answering.take(token, SecretToken.make()))));
            int opened = 0;
            for (Future<Optional<String>> one : all) {
                opened += one.get().isPresent() ? 1 : 0;
            }
            assertThat(opened).isOne();
        }
    }

    private record Closing(ExecutorService service) implements AutoCloseable {
        @Override
        public void close() {
            service.shutdownNow();
        }
    }

    @Test
    void wrongLinksOpenNothing() {
        link();

        for (String wrong : List.of("", "x", SecretToken.make(), "ü".repeat(43), "'".repeat(43))) {
            assertThat(asked(() -> answering.isOpen(wrong))).isFalse();
            assertThat(asked(() -> answering.take(wrong, SecretToken.make()))).isEmpty();
            assertThat(isOver(AnsweredBy.sitting(wrong))).isTrue();
        }
    }

    @Test
    void aLinkOfAnotherOrganisationOpensNothing() throws Exception {
        String token = link();

        assertThat(CurrentOrganisation.callAs("another", () -> answering.take(token, SecretToken.make())))
                .isEmpty();
        assertThat(asked(() -> answering.isOpen(token))).isTrue();
    }

    @Test
    void aLinkIsBoundToItsPurpose() {
        String token = SecretToken.make();
        inOne(() -> {
            links.make(
                    Purpose.RECORD,
                    LinkSubjectId.of(assessments.open(journey).orElseThrow().id()),
                    journey,
                    SecretToken.hash(token),
                    time.now().plus(Duration.ofDays(1)),
                    null);
            return token;
        });

        assertThat(asked(() -> answering.take(token, SecretToken.make()))).isEmpty();
    }

    @Test
    void aNewLinkEndsTheOneBeforeAndItsSittingAndTheDraftIsStillThere() {
        String before = link();
        AnsweredBy elsewhere = opened();
        saves(elsewhere, "whatHelped", "Tea");
        assertThat(asked(() -> answering.take(before, SecretToken.make())))
                .as("replaced")
                .isEmpty();

        AnsweredBy me = opened();

        assertThat(found(elsewhere)).as("open in another browser").isEmpty();
        assertThat(found(me).orElseThrow().draft()).containsEntry("whatHelped", "Tea");
    }

    @Test
    void aLinkEndsInTime() {
        String token = link();
        time.passes(Duration.ofDays(14).plusMinutes(1));

        assertThat(asked(() -> answering.isOpen(token))).isFalse();
        assertThat(asked(() -> answering.take(token, SecretToken.make()))).isEmpty();
    }

    @Test
    void aSittingGoesOnWhileItIsUsedAndNoLonger() {
        AnsweredBy me = opened();
        time.passes(Duration.ofMinutes(110));
        saves(me, "whatHelped", "Tea");
        time.passes(Duration.ofMinutes(110));
        assertThat(found(me)).isPresent();

        time.passes(Duration.ofMinutes(121));

        assertThat(isOver(me)).isTrue();
        assertThat(found(opened()).orElseThrow().draft()).containsEntry("whatHelped", "Tea");
    }
}

package org.alongside.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestDeadlineTest {
    @AfterEach
    void noRequest() {
        RequestDeadline.set(null);
    }

    /** What is left to wait for the database after work that took longer than a request waits. */
    @Test
    void workThatAsksTheDatabaseForNothingIsNoWaiting() {
        RequestDeadline deadline = new RequestDeadline();
        RequestDeadline.set(deadline);
        assertThat(deadline.isOver()).isFalse();

        String made = RequestDeadline.notCounted(() -> {
            passes(7_000);
            assertThat(deadline.isOver()).isTrue();
            return "a file";
        });

        assertThat(made).isEqualTo("a file");
        assertThat(deadline.isOver()).isFalse();
    }

    @Test
    void isDoneAlsoWhereNoRequestIsAnswered() {
        assertThat(RequestDeadline.notCounted(() -> 1)).isEqualTo(1);
    }

    private static void passes(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

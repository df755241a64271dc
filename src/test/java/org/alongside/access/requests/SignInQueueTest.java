package org.alongside.access.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInQueueTest {
    private final List<String> went = new ArrayList<>();
    private final SignInQueue queue = new SignInQueue(1);

    private SignInQueue.Waiting named(String name) {
        return () -> went.add(name);
    }

    @Test
    void letsAddressesTakeTurns() {
        queue.enter("a", named("a1"));
        queue.enter("a", named("a2"));
        queue.enter("a", named("a3"));
        queue.enter("b", named("b1"));
        assertThat(went).containsExactly("a1");
        for (int i = 0; i < 4; i++) {
            queue.done();
        }
        assertThat(went).containsExactly("a1", "a2", "b1", "a3");
        queue.enter("c", named("c1"));
        assertThat(went).endsWith("c1");
    }

    @Test
    void hasNoPlaceForMoreThanALimitOfOneAddressAndOfAll() {
        queue.enter("a", named("first"));
        for (int i = 0; i < SignInQueue.WAITING_OF_ADDRESS_MAX; i++) {
            assertThat(queue.enter("a", named("a" + i))).isTrue();
        }
        assertThat(queue.enter("a", named("too many"))).isFalse();
        int places = SignInQueue.WAITING_MAX - SignInQueue.WAITING_OF_ADDRESS_MAX;
        for (int i = 0; i < places; i++) {
            assertThat(queue.enter("b" + i, named("b" + i))).isTrue();
        }
        assertThat(queue.enter("c", named("too many"))).isFalse();
        queue.done();
        assertThat(queue.enter("c", named("c"))).isTrue();
    }

    @Test
    void passesOverWhoHasGoneAway() {
        queue.enter("a", named("a1"));
        SignInQueue.Waiting answered = () -> false;
        queue.enter("b", answered);
        SignInQueue.Waiting left = named("left");
        queue.enter("c", left);
        queue.leave("c", left);
        queue.enter("d", named("d1"));
        queue.done();
        assertThat(went).containsExactly("a1", "d1");
        queue.done();
        queue.enter("e", answered);
        queue.enter("f", named("f1"));
        assertThat(went).containsExactly("a1", "d1", "f1");
    }
}

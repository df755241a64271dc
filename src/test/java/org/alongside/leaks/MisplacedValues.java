package org.alongside.leaks;

import java.util.List;
import java.util.Map;
import org.alongside.testing.http.SignedIn;

/** Types the marked word where it does not belong. */
final class MisplacedValues {
    private MisplacedValues() {}

    /** Refused, and in being refused often the way into a log. */
    static void say(SignedIn worker) {
        String word = MarkedValues.MARK + "refused";
        worker.start(Map.of("alias", word + "\u0000", "note", word));
        worker.start(Map.of("alias", word.repeat(9)));
        worker.start(Map.of("alias", "A", "channel", word, "culture", List.of(word), "toldWhat", word));
        worker.submit(word, Map.of("hopes", word));
        worker.call("POST", SignedIn.ENGINE + "/task/" + word + "/comment/create", "{\"message\":\"" + word + "\"}");
        worker.call("POST", SignedIn.ENGINE + "/task/create", "{\"name\":\"" + word + "\"}");
        worker.call("POST", SignedIn.ENGINE + "/filter/create", "{\"name\":\"" + word + "\", oops");
        worker.get(SignedIn.ENGINE + "/task?maxResults=10&nameLike=" + word + "&x=" + word);
        worker.get("/" + word + "?q=" + word);
        worker.call(
                "POST",
                SignedIn.ENGINE + "/message",
                "{\"messageName\":\"" + word + "\",\"businessKey\":\"" + word + "\"}");
        worker.call("POST", SignedIn.ENGINE + "/external-task/fetchAndLock", "{\"workerId\":\"" + word + "\"}");
    }
}

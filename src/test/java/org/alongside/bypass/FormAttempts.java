package org.alongside.bypass;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.alongside.testing.http.SignedIn;
import org.alongside.testing.http.SignedIn.Answer;

/** Attempts with the forms themselves, by the worker whose they are: the browser's checks are not there. */
final class FormAttempts {
    private static final String WORKER = "worker1";

    private final Attempts attempts;
    private final String alongside;
    private final String session;
    private final String startForm;

    /**
     * @param alongside id of a task to walk alongside
     * @param session id of a task to record a session
     * @param definition id of the process that a form begins
     */
    FormAttempts(Attempts attempts, String alongside, String session, String definition) {
        this.attempts = attempts;
        this.alongside = alongside;
        this.session = session;
        this.startForm = "/process-definition/" + definition + "/submit-form";
    }

    private Function<SignedIn, Answer> walk(Object... namesAndValues) {
        return me -> me.submit(alongside, answers(namesAndValues));
    }

    private Function<SignedIn, Answer> session(Object... namesAndValues) {
        return me -> me.submit(session, answers(namesAndValues));
    }

    private Function<SignedIn, Answer> begin(Object... namesAndValues) {
        return me -> me.engine("POST", startForm, Map.of("variables", SignedIn.typed(answers(namesAndValues))));
    }

    /** A value of a type that the Tasklist never sends. */
    private Function<SignedIn, Answer> odd(String field, Map<String, ?> variable) {
        return me -> me.engine(
                "POST",
                "/task/" + alongside + "/submit-form",
                Map.of("variables", Map.of("whatNext", Map.of("value", "PAUSE"), field, variable)));
    }

    private static Map<String, Object> answers(Object... namesAndValues) {
        Map<String, Object> answers = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            answers.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return answers;
    }

    void all() {
        answersThatAreNotAskedFor();
        answersThatDoNotFit();
        bodies();
    }

    private void answersThatAreNotAskedFor() {
        attempts.section("Answers that a form does not ask for")
                .written("an undeclared field", walk("whatNext", "SESSION", "role", "admin"), WORKER)
                .written(
                        "a declared variable of the process",
                        walk("whatNext", "SESSION", "workerId", "worker2"),
                        WORKER)
                .written(
                        "a variable that nothing declares",
                        begin("alias", "typed words", "note", "typed words"),
                        WORKER)
                .written(
                        "an answer to a hidden question",
                        walk("whatNext", "SESSION", "pauseNote", "typed words"),
                        WORKER)
                .written("an answer that is not offered", walk("whatNext", "TAKE_OVER"), WORKER)
                .written("nothing at all", walk(), WORKER)
                .written("a required answer of blanks", begin("alias", "   "), WORKER)
                .written(
                        "an ethnicity in a list of languages", begin("alias", "A", "culture", List.of("MAORI")), WORKER)
                .written(
                        "a worker who may not be asked",
                        walk("whatNext", "SESSION", "chosenWorkerId", "worker2"),
                        WORKER);
    }

    private void answersThatDoNotFit() {
        String long20001 = "a".repeat(20_001);
        attempts.section("Answers that do not fit")
                .written(
                        "20,001 characters",
                        walk("whatNext", "OFFENDING_DISCLOSED", "offendingWhat", long20001),
                        WORKER)
                .written("61 characters where 60 fit", begin("alias", "a".repeat(61)), WORKER)
                .written("a NUL", walk("whatNext", "OFFENDING_DISCLOSED", "offendingWhat", "typed\u0000words"), WORKER)
                .written("half a character", this::halfACharacter, WORKER)
                .written("a number where text belongs", walk("whatNext", "PAUSE", "pauseNote", 5), WORKER)
                .written("a list where text belongs", walk("whatNext", "PAUSE", "pauseNote", List.of("x")), WORKER)
                .written("a list where one choice belongs", walk("whatNext", List.of("SESSION")), WORKER)
                .written("text where a date belongs", walk("whatNext", "PAUSE", "followUpOn", "soon"), WORKER)
                .written("a day in the year 9999", walk("whatNext", "PAUSE", "followUpOn", "9999-01-01"), WORKER)
                .written("more minutes than a day has", session("sessionKind", "PHONE", "sessionMinutes", 1441), WORKER)
                .written("minus one minute", session("sessionKind", "PHONE", "sessionMinutes", -1), WORKER)
                .written(
                        "text where a number belongs",
                        session("sessionKind", "PHONE", "sessionMinutes", "1e999"),
                        WORKER)
                .refused(
                        "a Java object",
                        odd(
                                "pauseNote",
                                Map.of(
                                        "type", "Object",
                                        "value",
                                                "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcAUH2sHDFmDRAwACRgAKbG9hZEZhY3RvckkACXRocmVzaG9sZHhwP0AAAAAAAAB3CAAAABAAAAAAeA==",
                                        "valueInfo",
                                                Map.of(
                                                        "objectTypeName",
                                                        "java.util.HashMap",
                                                        "serializationDataFormat",
                                                        "application/x-java-serialized-object"))),
                        WORKER)
                .refused(
                        "an object written as JSON",
                        odd(
                                "pauseNote",
                                Map.of(
                                        "type",
                                        "Object",
                                        "value",
                                        "\"typed words\"",
                                        "valueInfo",
                                        Map.of(
                                                "objectTypeName",
                                                "java.lang.String",
                                                "serializationDataFormat",
                                                "application/json"))),
                        WORKER)
                .refused(
                        "a file",
                        odd(
                                "pauseNote",
                                Map.of("type", "File", "value", "dHlwZWQ=", "valueInfo", Map.of("filename", "x.txt"))),
                        WORKER)
                .refused("bytes", odd("pauseNote", Map.of("type", "Bytes", "value", "dHlwZWQ=")), WORKER)
                .refused("XML", odd("pauseNote", Map.of("type", "Xml", "value", "<typed>words</typed>")), WORKER)
                .refused("JSON that is none", odd("pauseNote", Map.of("type", "Json", "value", "{typed words")), WORKER)
                .refused(
                        "a type that does not exist",
                        odd("pauseNote", Map.of("type", "Typed", "value", "words")),
                        WORKER)
                .refused("a number as text", odd("pauseNote", Map.of("type", "Integer", "value", "words")), WORKER);
    }

    /** As an escape: no client sends it as it is. */
    private Answer halfACharacter(SignedIn me) {
        return me.call(
                "POST",
                SignedIn.ENGINE + "/task/" + alongside + "/submit-form",
                "{\"variables\":{\"whatNext\":{\"value\":\"PAUSE\"},\"pauseNote\":{\"value\":\"typed\\ud83d\"}}}");
    }

    private void bodies() {
        String submit = SignedIn.ENGINE + "/task/" + alongside + "/submit-form";
        String twice =
                "{\"variables\":{\"whatNext\":{\"value\":\"SESSION\"},\"whatNext\":{\"value\":\"typed words\"}}}";
        String deep = "{\"variables\":{\"whatNext\":{\"value\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}}}";
        String deepJson = "[".repeat(90_000) + "]".repeat(90_000);
        String[] names = new String[201];
        Arrays.setAll(names, i -> "\"n" + i + "\":{\"value\":1}");
        attempts.section("Bodies that no form has")
                .refused(
                        "600 KB",
                        me -> me.call(
                                "POST",
                                submit,
                                "{\"variables\":{\"whatNext\":{\"value\":\"" + "a".repeat(600_000) + "\"}}}"),
                        WORKER)
                .written(
                        "the same field twice, the second time with something else",
                        me -> me.call("POST", submit, twice),
                        WORKER)
                .refused("100,000 lists inside each other", me -> me.call("POST", submit, deep), WORKER)
                .refused(
                        "the same inside of a JSON answer",
                        odd("pauseNote", Map.of("type", "Json", "value", deepJson)),
                        WORKER)
                .written(
                        "201 answers",
                        me -> me.call("POST", submit, "{\"variables\":{" + String.join(",", names) + "}}"),
                        WORKER)
                .refused("no JSON", me -> me.call("POST", submit, "typed words"), WORKER)
                .refused("nothing", me -> me.call("POST", submit, ""), WORKER)
                .refused("a list", me -> me.call("POST", submit, SignedIn.json(Collections.nCopies(3, "x"))), WORKER);
    }
}

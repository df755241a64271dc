package org.alongside.assessment.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.SecretToken;
import org.alongside.assessment.AnsweredBy;
import org.alongside.assessment.Answering;
import org.alongside.assessment.form.Questions;
import org.alongside.ids.AssessmentId;
import org.alongside.policy.Refused;

/** Links, drafts and answers in memory. */
class AnsweringOfTests implements Answering {
    final Map<String, String> links = new HashMap<>();
    final Map<String, Map<String, String>> open = new HashMap<>();
    final Map<String, Map<String, String>> sent = new HashMap<>();
    final Set<String> declined = new HashSet<>();

    String link() {
        String token = SecretToken.make();
        links.put(token, "demo");
        return "/own/demo/" + token;
    }

    private static String json() {
        try {
            return Files.readString(Path.of("forms/assessment/client-assessment.form2.form"));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized boolean isOpen(String token) {
        return CurrentOrganisation.current().equals(Optional.ofNullable(links.get(token)));
    }

    @Override
    public synchronized Optional<String> take(String token) {
        if (!isOpen(token)) {
            return Optional.empty();
        }
        links.remove(token);
        String secret = SecretToken.make();
        open.put(secret, new HashMap<>());
        return Optional.of(secret);
    }

    private static String secret(AnsweredBy by) {
        return ((AnsweredBy.Sitting) by).secret();
    }

    @Override
    public synchronized Optional<Sitting> find(AnsweredBy by) {
        return Optional.ofNullable(open.get(secret(by)))
                .filter(draft -> CurrentOrganisation.current().equals(Optional.of("demo")))
                .map(draft -> new Sitting(
                        AssessmentId.random(),
                        new AskedForm("client-assessment.form2", 1, json()),
                        Map.copyOf(draft),
                        false,
                        Instant.now()));
    }

    @Override
    public synchronized boolean save(AnsweredBy by, Map<String, String> answers) {
        Map<String, String> draft = open.get(secret(by));
        answers.forEach((key, answer) -> {
            if (Questions.of(json()).all().stream()
                    .noneMatch(one -> one.key().equals(key)
                            && answer.length() <= one.lengthMax()
                            && (one.choices().isEmpty()
                                    || answer.isEmpty()
                                    || one.choices().stream()
                                            .anyMatch(choice -> choice.value().equals(answer))))) {
                throw Refused.form("This is no answer.");
            }
        });
        if (draft != null) {
            draft.putAll(answers);
            draft.values().removeIf(String::isEmpty);
        }
        return draft != null;
    }

    @Override
    public synchronized Outcome send(AnsweredBy by) {
        Map<String, String> draft = open.remove(secret(by));
        if (draft != null) {
            sent.put(secret(by), draft);
        }
        return draft == null ? Outcome.OVER : Outcome.DONE;
    }

    @Override
    public synchronized Outcome decline(AnsweredBy by) {
        declined.add(secret(by));
        return open.remove(secret(by)) == null ? Outcome.OVER : Outcome.DONE;
    }

    @Override
    public synchronized void leave(AnsweredBy by) {
        open.remove(secret(by));
    }
}

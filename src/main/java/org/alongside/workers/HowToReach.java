package org.alongside.workers;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.alongside.access.People;
import org.alongside.access.Words;
import org.alongside.engine.FormText;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Colleagues by the name that is known, and how they are reached. */
@Component
public class HowToReach {
    private static final String NOBODY = "somebody who has no account any more and cannot be reached here";

    private final People people;
    private final Workers workers;

    HowToReach(People people, Workers workers) {
        this.people = people;
        this.workers = workers;
    }

    /**
     * For a text of a form, as Markdown.
     *
     * @param userId who is meant; null where it is not known any more
     */
    public String inForm(@Nullable WorkerId userId) {
        return person(userId)
                .map(person -> FormText.plain(person.name())
                        + told(
                                person,
                                " (no telephone kept; a supervisor can add one on the Workers page)",
                                telephone -> ", telephone **" + FormText.plain(telephone) + "**"))
                .orElse(NOBODY);
    }

    /** For a page, as plain text: the name, and the telephone where there is one. */
    public String onPage(WorkerId userId) {
        return person(userId)
                .map(person -> person.name()
                        + told(person, "", telephone -> ", " + Words.here("workers.telephone", telephone)))
                .orElseGet(() -> Words.here("workers.nobody"));
    }

    private Optional<People.Person> person(@Nullable WorkerId userId) {
        return Optional.ofNullable(userId).flatMap(people::find);
    }

    private String told(People.Person person, String none, UnaryOperator<String> words) {
        return workers.find(person.userId())
                .flatMap(worker -> Optional.ofNullable(worker.telephone()))
                .map(words)
                .orElse(none);
    }
}

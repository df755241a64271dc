package org.alongside.safety;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.access.People;
import org.alongside.access.Role;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.engine.Processes;
import org.alongside.engine.Variable;
import org.alongside.ids.WorkerId;
import org.alongside.safety.bpmn.SafetyConcernProcess;
import org.alongside.safety.bpmn.SafetyFollowUpProcess;
import org.alongside.workers.HowToReach;
import org.alongside.workers.Walks;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names and telephone numbers of the colleagues that whoever has a task of a concern can call. (SAFE-02) */
@Configuration(proxyBeanMethods = false)
class ConcernFormTexts {
    private static final int SUPERVISORS_MAX = 20;
    private static final String NOBODY_WALKS = "**Nobody walks with the survivor just now.**";

    private final People people;
    private final Workers workers;
    private final Walks walks;
    private final Processes processes;
    private final HowToReach colleagues;

    ConcernFormTexts(People people, Workers workers, Walks walks, Processes processes, HowToReach colleagues) {
        this.people = people;
        this.workers = workers;
        this.walks = walks;
        this.processes = processes;
        this.colleagues = colleagues;
    }

    private record Shown(String key, Function<FormContext, String> what) implements FormText {
        @Override
        public String text(FormContext context) {
            return what.apply(context);
        }
    }

    @Bean("whoActs")
    FormText whoActsText() {
        return new Shown("whoActs", this::whoActs);
    }

    @Bean("whomToCallNext")
    FormText whomToCallNextText() {
        return new Shown("whomToCallNext", this::whomToCallNext);
    }

    @Bean("whoDecided")
    FormText whoDecidedText() {
        return new Shown(
                "whoDecided",
                context -> "**Said how things are:** "
                        + colleagues.inForm(
                                of(context, SafetyConcernProcess.DECIDED_BY).orElse(null)));
    }

    @Bean("whoWalks")
    FormText whoWalksText() {
        return new Shown("whoWalks", this::whoWalks);
    }

    @Bean("whoIsToAsk")
    FormText whoIsToAskText() {
        return new Shown("whoIsToAsk", this::whoIsToAsk);
    }

    private String whoWalks(FormContext context) {
        return walks.workerOf(context.recordId().journey())
                .map(worker -> "**Walks with the survivor:** "
                        + colleagues.inForm(worker)
                        + (worker.equals(context.userId()) ? "  \nThat is you." : ""))
                .orElse(NOBODY_WALKS);
    }

    private String whoIsToAsk(FormContext context) {
        @Nullable WorkerId asks = of(context, SafetyFollowUpProcess.WORKER_ID).orElse(null);
        boolean isWalking = walks.workerOf(context.recordId().journey())
                .filter(worker -> worker.equals(asks))
                .isPresent();
        String toAsk = "**Is to ask again:** " + colleagues.inForm(asks);
        return isWalking ? toAsk + ", who walks with the survivor" : toAsk + "\n\n" + whoWalks(context);
    }

    private String whoActs(FormContext context) {
        @Nullable WorkerId acts = of(context, SafetyConcernProcess.WORKER_ID).orElse(null);
        boolean isYou = acts != null && acts.equals(context.userId());
        Optional<WorkerId> walking = walks.workerOf(context.recordId().journey());
        String walks = walking.map(worker -> "**Walks with the survivor:** " + colleagues.inForm(worker))
                .orElse(NOBODY_WALKS);
        if (walking.filter(worker -> worker.equals(acts)).isPresent()) {
            return walks + (isYou ? "  \nThat is you: act now." : "");
        }
        return walks + "\n\n"
                + (isYou ? "**You are the one who acts.**" : "**Is asked to act:** " + colleagues.inForm(acts));
    }

    private String whomToCallNext(FormContext context) {
        @Nullable WorkerId acts = of(context, SafetyConcernProcess.WORKER_ID).orElse(null);
        @Nullable
        WorkerId first = walks.workerOf(context.recordId().journey())
                .or(() -> Optional.ofNullable(acts))
                .flatMap(workers::find)
                .map(Worker::supervisorId)
                .orElse(null);
        List<People.Person> others = people.all().stream()
                .filter(person -> person.is(Role.SUPERVISOR))
                .filter(person -> !person.userId().equals(context.userId())
                        && !person.userId().equals(acts))
                .sorted(Comparator.comparing(person -> !person.userId().equals(first)))
                .limit(SUPERVISORS_MAX)
                .toList();
        if (others.isEmpty()) {
            return "**Call next:** there is no further supervisor.";
        }
        return others.stream()
                .map(person -> "- " + colleagues.inForm(person.userId()))
                .collect(Collectors.joining("\n", "**Call next**\n\n", ""));
    }

    private Optional<WorkerId> of(FormContext context, Variable<WorkerId> variable) {
        return Optional.ofNullable(context.taskId()).flatMap(task -> processes.valueOf(task, variable));
    }
}

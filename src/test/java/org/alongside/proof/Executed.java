package org.alongside.proof;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * What the test class that runs now has executed: boxes that were entered, and rules that were decided. Test classes run
 * one after the other, so whatever happens belongs to the one that runs, whichever thread it happens on; except in an
 * engine that an earlier class left running.
 */
public final class Executed {
    /** Of a test that goes a way of its own at each run, runs models of earlier releases, or is not about a rule: it proves none. */
    public static final String NO_PROOF = "no-proof";

    private static final Set<String> FACTS = new ConcurrentSkipListSet<>();
    private static final Set<ProcessEngineConfigurationImpl> STARTED_BY_CLASS = ConcurrentHashMap.newKeySet();
    private static volatile boolean isRecording;
    private static volatile @Nullable ProcessEngineConfigurationImpl engineOfTest;

    private Executed() {}

    static void beginClass() {
        FACTS.clear();
        STARTED_BY_CLASS.clear();
        engineOfTest = null;
        isRecording = true;
    }

    /** Gives what the class executed, sorted. */
    static Set<String> endClass() {
        isRecording = false;
        return new ConcurrentSkipListSet<>(FACTS);
    }

    /** While a Spring context starts: what it does then would count for the class that happens to be the first. */
    static void pause() {
        isRecording = false;
    }

    static void resume() {
        isRecording = true;
    }

    /** An engine of the class that runs now, beside that of its Spring context. */
    public static void started(ProcessEngineConfigurationImpl engine) {
        STARTED_BY_CLASS.add(engine);
    }

    /** The engine of the Spring context of the test that runs now. */
    public static void in(ProcessEngineConfigurationImpl engine) {
        engineOfTest = engine;
    }

    /** A box was entered. */
    public static void passed(String process, String element) {
        record(Fact.box(process, element));
    }

    /**
     * A test saw the database refuse.
     *
     * @param because the id of the rule that its message named; other words are not counted
     */
    public static void databaseRefused(String because) {
        PolicyId.of(because).ifPresent(rule -> record(Fact.rule(rule.id(), Fact.REFUSED)));
    }

    static void decided(String rule, String outcome) {
        record(Fact.rule(rule, outcome));
    }

    static void shown(Proves proved) {
        for (PolicyId rule : proved.value()) {
            record(Fact.rule(rule.id(), Fact.SHOWN));
        }
    }

    private static void record(String fact) {
        if (isRecording && !isOfAnotherClass(Context.getProcessEngineConfiguration())) {
            FACTS.add(fact);
        }
    }

    private static boolean isOfAnotherClass(@Nullable ProcessEngineConfigurationImpl engine) {
        return engine != null && engine != engineOfTest && !STARTED_BY_CLASS.contains(engine);
    }
}

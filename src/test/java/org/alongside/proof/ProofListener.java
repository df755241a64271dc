package org.alongside.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes into {@code target/proof}, one file for each test class, what its tests executed. A class of which a test
 * failed has none, nor a class of which one method only was asked for. JUnit finds it by itself.
 */
public final class ProofListener implements TestExecutionListener {
    private static final boolean IS_OF_WHOLE_CLASSES =
            !(System.getProperty("test", "") + System.getProperty("it.test", "")).contains("#");

    private @Nullable TestPlan plan;
    private boolean hasFailed;

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (isClass(test)) {
            hasFailed = false;
            Executed.beginClass();
            delete(test);
        }
        if (test.isTest()) {
            Executed.resume();
            DecisionAppender.listen();
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            hasFailed = true;
        } else if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            shown(test);
        }
        if (isClass(test)) {
            var facts = Executed.endClass();
            if (!hasFailed && IS_OF_WHOLE_CLASSES && !test.getTags().contains(TestTag.create(Executed.NO_PROOF))) {
                ExecutedFiles.write(name(test), facts);
            }
        }
    }

    private static void shown(TestIdentifier test) {
        if (test.isTest() && test.getSource().orElse(null) instanceof MethodSource method) {
            Proves proved = method.getJavaMethod().getAnnotation(Proves.class);
            if (proved != null) {
                Executed.shown(proved);
            }
        }
    }

    /** Nested classes are part of the one that they stand in. */
    private boolean isClass(TestIdentifier test) {
        TestPlan all = plan;
        return all != null
                && test.getSource().orElse(null) instanceof ClassSource
                && all.getParent(test)
                        .map(parent -> all.getParent(parent).isEmpty())
                        .orElse(false);
    }

    private static String name(TestIdentifier test) {
        return ((ClassSource) test.getSource().orElseThrow()).getClassName();
    }

    private static void delete(TestIdentifier test) {
        if (IS_OF_WHOLE_CLASSES) {
            try {
                Files.deleteIfExists(ExecutedFiles.of(name(test)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

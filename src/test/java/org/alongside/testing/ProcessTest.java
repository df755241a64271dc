package org.alongside.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.alongside.testing.walk.Newcomers;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * A test of a model with the real engine, the real modules and a real PostgreSQL. All of them share one Spring context;
 * jobs run when a test says so, the clock moves when a test moves it, and each test begins with nobody under way.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = {"camunda.bpm.job-execution.enabled=false", "alongside.messages.sent-by-themselves=false"})
@Import({Tasklist.class, Survivors.class, Time.class, PeerGroups.class, Newcomers.class, Newcomers.Refuses.class})
@TestExecutionListeners(listeners = ProcessTestResetListener.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface ProcessTest {}

package org.alongside.testing.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.alongside.testing.CountedStatements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.ProcessTestResetListener;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Newcomers;
import org.alongside.testing.walk.OwnInvitations;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/** A test of pages as browsers meet them, beside a Tasklist and beginning as in {@link ProcessTest}. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=false", "alongside.messages.sent-by-themselves=false"})
@Import({
    Tasklist.class,
    Survivors.class,
    Time.class,
    PeerGroups.class,
    Visitors.class,
    Newcomers.class,
    OwnInvitations.class,
    CountedStatements.class,
    RequestStatementsFilter.class
})
@TestExecutionListeners(listeners = ProcessTestResetListener.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface OverHttp {}

package org.alongside.proof;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.alongside.policy.Decision;
import org.slf4j.LoggerFactory;

/** Hears which rule was decided, from what {@link Decision} logs. */
final class DecisionAppender extends AppenderBase<ILoggingEvent> {
    private static final String NAME = "decisions of tests";

    /** Starts to listen. Spring Boot sets up logging anew when a context starts, so this is said again then. */
    static synchronized void listen() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logger decisions = context.getLogger(Decision.class);
            decisions.setLevel(Level.TRACE);
            decisions.setAdditive(false);
            if (decisions.getAppender(NAME) == null) {
                DecisionAppender appender = new DecisionAppender();
                appender.setName(NAME);
                appender.setContext(context);
                appender.start();
                decisions.addAppender(appender);
            }
        }
    }

    @Override
    protected void append(ILoggingEvent decision) {
        Object[] told = decision.getArgumentArray();
        Executed.decided(String.valueOf(told[0]), String.valueOf(told[1]));
    }
}

package org.alongside.proof;

import org.alongside.testing.PassedElements;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Puts the recorder into the engine of every Spring context that a test starts. Found by itself, tests need not name it. */
public final class RecordingInEveryContext implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Executed.pause();
        context.addApplicationListener(new ResumesOnceStarted());
        DecisionAppender.listen();
        PassedElements.recordIn((GenericApplicationContext) context);
    }

    private static final class ResumesOnceStarted implements ApplicationListener<SpringApplicationEvent> {
        @Override
        public void onApplicationEvent(SpringApplicationEvent event) {
            if (event instanceof ApplicationReadyEvent || event instanceof ApplicationFailedEvent) {
                Executed.resume();
            }
        }
    }
}

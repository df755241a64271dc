package org.alongside.journey;

import org.alongside.engine.ProcessAnnouncement;
import org.alongside.journey.bpmn.SurvivorJourneyProcess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module announces of its processes. */
@Configuration(proxyBeanMethods = false)
class JourneyAnnouncements {
    @Bean
    ProcessAnnouncement survivorJourneyIsStarted() {
        return ProcessAnnouncement.startedByWorkers(SurvivorJourneyProcess.KEY);
    }
}

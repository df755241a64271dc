package org.alongside.journey;

import org.alongside.engine.ProcessDescriptor;
import org.alongside.journey.bpmn.SurvivorJourneyProcess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module announces of its processes. */
@Configuration(proxyBeanMethods = false)
class JourneyProcessDescriptors {
    @Bean
    ProcessDescriptor survivorJourneyIsStarted() {
        return ProcessDescriptor.startedByWorkers(SurvivorJourneyProcess.KEY);
    }
}

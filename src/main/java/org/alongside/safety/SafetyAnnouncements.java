package org.alongside.safety;

import org.alongside.engine.ProcessAnnouncement;
import org.alongside.safety.bpmn.OffenceOverlapProcess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module announces of its processes. */
@Configuration(proxyBeanMethods = false)
class SafetyAnnouncements {
    @Bean
    ProcessAnnouncement offenceOverlapIsHidden() {
        return ProcessAnnouncement.hidden(OffenceOverlapProcess.KEY);
    }
}

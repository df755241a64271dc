package org.alongside.safety;

import org.alongside.engine.ProcessDescriptor;
import org.alongside.safety.bpmn.OffenceOverlapProcess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module announces of its processes. */
@Configuration(proxyBeanMethods = false)
class SafetyProcessDescriptors {
    @Bean
    ProcessDescriptor offenceOverlapIsHidden() {
        return ProcessDescriptor.hidden(OffenceOverlapProcess.KEY);
    }
}

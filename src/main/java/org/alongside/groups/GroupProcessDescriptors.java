package org.alongside.groups;

import org.alongside.engine.ProcessDescriptor;
import org.alongside.groups.bpmn.HostGroupProcess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module announces of its processes. */
@Configuration(proxyBeanMethods = false)
class GroupProcessDescriptors {
    @Bean
    ProcessDescriptor hostGroupIsStarted() {
        return ProcessDescriptor.startedByWorkers(HostGroupProcess.KEY);
    }
}

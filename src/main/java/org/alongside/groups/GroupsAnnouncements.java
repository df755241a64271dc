package org.alongside.groups;

import org.alongside.engine.ProcessAnnouncement;
import org.alongside.groups.bpmn.HostGroupProcess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module announces of its processes. */
@Configuration(proxyBeanMethods = false)
class GroupsAnnouncements {
    @Bean
    ProcessAnnouncement hostGroupIsStarted() {
        return ProcessAnnouncement.startedByWorkers(HostGroupProcess.KEY);
    }
}

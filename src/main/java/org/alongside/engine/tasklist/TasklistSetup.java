package org.alongside.engine.tasklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands in front of the Tasklist's calls. */
@Configuration(proxyBeanMethods = false)
class TasklistSetup {
    @Bean
    FilterRegistrationBean<SentencesOnly> sentencesOnly(ObjectMapper json) {
        var registration = new FilterRegistrationBean<>(new SentencesOnly(json));
        registration.addUrlPatterns("/camunda/api/*");
        return registration;
    }
}

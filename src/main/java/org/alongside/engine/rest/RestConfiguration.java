package org.alongside.engine.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletContext;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands in front of the engine's interface, and what it must not say of itself. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {
    @Bean
    FilterRegistrationBean<RestAnswerFilter> restAnswers(ObjectMapper json) {
        var registration = new FilterRegistrationBean<>(new RestAnswerFilter(json));
        registration.addUrlPatterns("/camunda/api/*");
        return registration;
    }

    /** The engine's initializer, which is a bean, has made its servlets by then. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> quietInterfaces() {
        return server -> server.addInitializers(RestConfiguration::quieten);
    }

    private static void quieten(ServletContext context) {
        context.getServletRegistrations().values().stream()
                .filter(servlet -> ServletContainer.class.getName().equals(servlet.getClassName()))
                .forEach(servlet -> {
                    // A list of all operations is for who looks for one to attack.
                    servlet.setInitParameter(ServerProperties.WADL_FEATURE_DISABLE, "true");
                    servlet.setInitParameter(ServerProperties.PROVIDER_CLASSNAMES, FailureListener.class.getName());
                });
    }
}

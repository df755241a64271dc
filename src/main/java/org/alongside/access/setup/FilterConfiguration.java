package org.alongside.access.setup;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.alongside.access.requests.AmbiguousAddressFilter;
import org.alongside.access.requests.AnonymousBodyFilter;
import org.alongside.access.requests.RequestSizeFilter;
import org.alongside.access.requests.SignInQueue;
import org.alongside.access.signin.PasswordAuthenticationProvider;
import org.alongside.access.signin.WebappAuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Filters beside Spring Security: what a request may be before anybody handles it, and who is signed in for the engine's web
 * applications.
 */
@Configuration(proxyBeanMethods = false)
class FilterConfiguration {
    /** Lets the engine's web applications know who is signed in with us, so that there is one session for all. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappsKnowWhoIsSignedIn() {
        var registration = new FilterRegistrationBean<ContainerBasedAuthenticationFilter>(new OneEngine());
        registration.addInitParameter(
                ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
                WebappAuthenticationProvider.class.getName());
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<AmbiguousAddressFilter> ordinaryAddress() {
        var registration = new FilterRegistrationBean<>(new AmbiguousAddressFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<AnonymousBodyFilter> anonymousBodies() {
        var registration = new FilterRegistrationBean<>(
                new AnonymousBodyFilter(new SignInQueue(PasswordAuthenticationProvider.checkedAtOnceMax())));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestSizeFilter> requestSizeLimit() {
        var registration = new FilterRegistrationBean<>(new RequestSizeFilter());
        registration.addUrlPatterns("/camunda/api/*");
        // After Spring Security (-100): nobody unknown makes us read a body.
        registration.setOrder(0);
        return registration;
    }

    /**
     * An address that names no engine is about the only one there is: the page of an earlier session asks who is signed in
     * before anything else was called in the new one, and would hear "nobody".
     */
    private static final class OneEngine extends ContainerBasedAuthenticationFilter {
        private static final String NAME = "default";

        @Override
        protected String extractEngineName(HttpServletRequest request) {
            String named = super.extractEngineName(request);
            return named == null ? NAME : named;
        }
    }
}

package org.alongside.access.setup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.alongside.access.NeutralPlace;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What every answer tells the browser: what it may load and run, and that it keeps nothing. */
final class ResponseHeaders {
    /** Our pages load nothing from elsewhere and run no script that is not a file of ours. */
    private static final String PAGES_CONTENT_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; " + "form-action 'self'; frame-ancestors 'none'";

    /** For survivors: the same, and a form that leads away, to leave quickly. */
    private static final String OWN_CONTENT_POLICY = "default-src 'self'; img-src data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self' " + NeutralPlace.ADDRESS + "; frame-ancestors 'none'";

    /** What a survivor opens by a link. */
    private static final RequestMatcher OWN = AddressRules.path("/own/**");

    /** Scripts and styles of the web applications. */
    private static final RequestMatcher PROGRAMS = new OrRequestMatcher(
            AddressRules.path("/camunda/lib/**"),
            AddressRules.path("/camunda/assets/**"),
            AddressRules.path("/camunda/app/*/*.js"),
            AddressRules.path("/camunda/app/*/*.css"),
            AddressRules.path("/alongside/*.js"),
            AddressRules.path("/alongside/*.css"));

    private ResponseHeaders() {}

    static void set(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(FrameOptionsConfig::sameOrigin)
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(PROGRAMS), ResponseHeaders::keepNothing))
                // Megabytes that are the same for everybody: kept by the browser, asked for only if changed.
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        PROGRAMS, new StaticHeadersWriter("Cache-Control", "private, no-cache")))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(OWN, ResponseHeaders::ofOwn))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(AddressRules.path("/camunda/**")),
                        new StaticHeadersWriter("Content-Security-Policy", PAGES_CONTENT_POLICY)));
    }

    /**
     * What was said stays nowhere once it was shown: not on the disk of the browser either. The engine's own endpoints say
     * "no-cache", with which a browser keeps an answer in clear and only asks again before it uses it.
     */
    private static void keepNothing(HttpServletRequest request, HttpServletResponse response) {
        String saidBefore = response.getHeader(HttpHeaders.CACHE_CONTROL);
        if (saidBefore == null || !saidBefore.contains("no-store")) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    /** Where they came from is told to nobody, also not to where they go. */
    private static void ofOwn(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Referrer-Policy", ReferrerPolicy.NO_REFERRER.getPolicy());
        response.setHeader("Content-Security-Policy", OWN_CONTENT_POLICY);
    }
}

package org.alongside.access.setup;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import javax.sql.DataSource;
import org.alongside.access.NeutralPlace;
import org.alongside.access.Role;
import org.alongside.access.requests.AmbiguousAddressFilter;
import org.alongside.access.requests.AnonymousBodyFilter;
import org.alongside.access.requests.ApiRefusals;
import org.alongside.access.requests.RequestSizeFilter;
import org.alongside.access.requests.SignInQueue;
import org.alongside.access.signin.IdleTimeFilter;
import org.alongside.access.signin.KnownDeviceSuccessHandler;
import org.alongside.access.signin.PasskeySignIn;
import org.alongside.access.signin.Passkeys;
import org.alongside.access.signin.PasswordAuthenticationProvider;
import org.alongside.access.signin.SessionOrCookieCsrfTokenRepository;
import org.alongside.access.signin.SessionValidityFilter;
import org.alongside.access.signin.SignInDetails;
import org.alongside.access.signin.SignInRefusedException;
import org.alongside.access.signin.SignInTries;
import org.alongside.access.signin.StartPageFilter;
import org.alongside.access.signin.WantedPageRequestCache;
import org.alongside.access.signin.WantedPageSuccessHandler;
import org.alongside.access.signin.WebappAuthenticationProvider;
import org.alongside.access.signin.WebappLogoutRequestMatcher;
import org.alongside.access.signin.WebappTokenFilter;
import org.alongside.access.transactions.OrganisationFilter;
import org.alongside.access.transactions.OrganisationTransactionManager;
import org.alongside.access.transactions.RepeatedTransactionTemplate;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.cbor.MappingJackson2CborHttpMessageConverter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.CookieClearingLogoutHandler;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who may ask for which address. What they may then see there is the engine's authorizations and the policies. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** Our pages load nothing from elsewhere and run no script that is not a file of ours. */
    private static final String PAGES_CONTENT_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; " + "form-action 'self'; frame-ancestors 'none'";

    /** For survivors: the same, and a form that leads away, to leave quickly. */
    private static final String OWN_CONTENT_POLICY = "default-src 'self'; img-src data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self' " + NeutralPlace.ADDRESS + "; frame-ancestors 'none'";

    private static final RequestMatcher API = path("/camunda/api/**");

    /** What a survivor opens by a link. */
    private static final RequestMatcher OWN = path("/own/**");

    /** To leave must work whatever else does not; somebody elsewhere could do no more by it than end a sitting. */
    private static final RequestMatcher LEAVE = path("/own/leave");

    /** Where anybody says something without a cookie. It is tied to nobody, so nobody can be made to say it. */
    private static final RequestMatcher FEEDBACK = path("/own/feedback/{organisation}");

    /** Whoever made somebody's browser send it could change no more than the language of our pages there. */
    private static final RequestMatcher LANGUAGE = path("/language");

    /** What a page in the browser asks in the background beside the engine's calls. */
    private static final RequestMatcher ALIASES = path("/alongside/aliases");

    /** What every open page asks every few seconds: whether somebody may be in danger. */
    private static final RequestMatcher ALERTS = path("/alerts");

    private static final RequestMatcher CALLS = new OrRequestMatcher(API, ALIASES, ALERTS);

    /** Scripts and styles of the web applications. */
    private static final RequestMatcher PROGRAMS = new OrRequestMatcher(
            path("/camunda/lib/**"),
            path("/camunda/assets/**"),
            path("/camunda/app/*/*.js"),
            path("/camunda/app/*/*.css"),
            path("/alongside/*.js"),
            path("/alongside/*.css"));

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    @Bean
    @Primary
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new OrganisationTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactions(PlatformTransactionManager manager) {
        return new RepeatedTransactionTemplate(manager);
    }

    @Bean
    SecurityFilterChain access(
            HttpSecurity http,
            PasswordAuthenticationProvider signIn,
            SignInTries tries,
            Passkeys passkeys,
            @Value("${server.servlet.session.cookie.secure:false}") boolean isSecure)
            throws Exception {
        WantedPageRequestCache wanted = new WantedPageRequestCache(pagesOnly(), isSecure);
        KnownDeviceSuccessHandler signedIn =
                new KnownDeviceSuccessHandler(tries, new WantedPageSuccessHandler(wanted), isSecure);
        // PasswordAuthenticationProvider is found by its type: named here as well, it would be asked twice after each
        // wrong password.
        http.authorizeHttpRequests(SecurityConfiguration::addresses)
                .formLogin(login -> login.loginPage("/login")
                        .authenticationDetailsSource(SignInDetails::of)
                        .successHandler(signedIn)
                        .failureHandler((request, response, failure) -> response.sendRedirect(request.getContextPath()
                                + (failure instanceof SignInRefusedException refused
                                        ? refused.page("failed")
                                        : "/login?failed")))
                        .permitAll())
                .with(new PasskeySignIn(passkeys, signedIn), Customizer.withDefaults())
                .logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/logout"),
                                new WebappLogoutRequestMatcher()))
                        .addLogoutHandler(new CookieClearingLogoutHandler(webappsToken()))
                        .deleteCookies("ALONGSIDE_SESSION")
                        // Also what an earlier version let the browser keep, and pages that it holds for "back".
                        .addLogoutHandler((request, response, authentication) ->
                                response.setHeader("Clear-Site-Data", "\"cache\""))
                        .defaultLogoutSuccessHandlerFor(
                                (request, response, authentication) -> response.setStatus(204), API)
                        .defaultLogoutSuccessHandlerFor(
                                (request, response, authentication) ->
                                        response.sendRedirect(request.getContextPath() + "/login?signed-out"),
                                new NegatedRequestMatcher(API)))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .requestCache(cache -> cache.requestCache(wanted))
                // There, the token of the engine's web applications counts: see WebappTokenFilter.
                .csrf(csrf -> csrf.csrfTokenRepository(new SessionOrCookieCsrfTokenRepository(isSecure))
                        .ignoringRequestMatchers(API, LEAVE, FEEDBACK, LANGUAGE))
                .exceptionHandling(
                        refusals -> refusals.defaultAuthenticationEntryPointFor(new ApiRefusals.SignInFirst(), CALLS)
                                .defaultAuthenticationEntryPointFor(toSignIn(), new NegatedRequestMatcher(CALLS))
                                .defaultAccessDeniedHandlerFor(new ApiRefusals.NotYours(), CALLS)
                                .defaultAccessDeniedHandlerFor(
                                        SecurityConfiguration::toErrorPage, new NegatedRequestMatcher(CALLS)))
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin)
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(PROGRAMS), SecurityConfiguration::keepNothing))
                        // Megabytes that are the same for everybody: kept by the browser, asked for only if changed.
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                PROGRAMS, new StaticHeadersWriter("Cache-Control", "private, no-cache")))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(OWN, SecurityConfiguration::ofOwn))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(path("/camunda/**")),
                                new StaticHeadersWriter("Content-Security-Policy", PAGES_CONTENT_POLICY))))
                .addFilterBefore(new IdleTimeFilter(ALERTS), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new SessionValidityFilter(signIn), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new WebappTokenFilter(), AuthorizationFilter.class)
                .addFilterAfter(new OrganisationFilter(), AuthorizationFilter.class)
                .addFilterAfter(new StartPageFilter(), OrganisationFilter.class);
        return http.build();
    }

    private static void addresses(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry addresses) {
        String worker = Role.PEER_WORKER.group();
        String supervisor = Role.SUPERVISOR.group();
        String analyst = Role.ANALYST.group();
        String administrator = Role.ADMINISTRATOR.group();
        addresses
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                // Ways past our sign-in, and the page by which whoever comes first makes themselves administrator.
                .requestMatchers(
                        "/camunda/api/admin/setup/**",
                        "/camunda/app/*/*/setup/**",
                        "/camunda/api/admin/auth/user/*/login/**",
                        "/camunda/api/welcome/**",
                        // There are no external tasks, and this address would keep the connection open to wait for one.
                        "/camunda/api/engine/engine/*/external-task/fetchAndLock",
                        "/engine-rest/**",
                        // Where the container leads after a failure; asked for by its name, it would speak of none.
                        "/error")
                .denyAll()
                // Of all that is below this address, the only one that is not a file.
                .requestMatchers(ALIASES)
                .authenticated()
                .requestMatchers(
                        "/login", PasskeySignIn.ADDRESS, "/first-administrator", "/alongside/**", "/actuator/health/**")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/language")
                .permitAll()
                .requestMatchers("/actuator/health")
                .permitAll()
                // A calendar cannot sign in; its address is its key.
                .requestMatchers(HttpMethod.GET, "/calendar/**")
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, "/calendar/**")
                .permitAll()
                // Who is invited has no account yet, and no survivor has one; the address is the key.
                .requestMatchers("/invitation/**", "/own", "/own/**")
                .permitAll()
                .requestMatchers("/actuator/**")
                .hasAuthority(administrator)
                .requestMatchers("/camunda/app/tasklist/**", "/camunda/api/tasklist/**")
                .hasAnyAuthority(worker, supervisor)
                .requestMatchers("/camunda/app/cockpit/**", "/camunda/api/cockpit/**")
                .hasAnyAuthority(supervisor, analyst, administrator)
                // Every app asks here who is signed in.
                .requestMatchers("/camunda/api/admin/auth/**")
                .authenticated()
                .requestMatchers("/camunda/app/admin/**", "/camunda/api/admin/**")
                .hasAuthority(administrator)
                // Whose journey a page shows is asked by the journey itself.
                .requestMatchers("/journeys/return", "/people", "/people/**")
                .hasAuthority(worker)
                .requestMatchers("/journeys/asked", "/concerns/**")
                .hasAnyAuthority(worker, supervisor)
                .requestMatchers("/groups/calendar", "/groups/calendar/**")
                .hasAuthority(worker)
                .requestMatchers(
                        "/directory/new",
                        "/directory/export.zip",
                        "/directory/export.json",
                        "/directory/import",
                        "/directory/import/**",
                        "/directory/*/edit",
                        "/directory/*/merge",
                        "/directory/*/reviewed",
                        "/directory/*/close",
                        "/directory/*/reopen")
                .hasAuthority(supervisor)
                .requestMatchers("/groups", "/groups/**", "/directory", "/directory/**")
                .hasAnyAuthority(worker, supervisor)
                .requestMatchers(
                        "/team",
                        "/team/**",
                        "/messages",
                        "/messages/**",
                        "/feedback",
                        "/feedback/**",
                        "/copies",
                        "/copies/**",
                        "/assessments/*",
                        "/assessments/*/review",
                        "/assessments/*/sheet")
                .hasAuthority(supervisor)
                // When a password was chosen at a link, and who made it, is told to everybody; passkeys are
                // everybody's, too.
                .requestMatchers("/workers/me", "/workers/me/passkeys", "/workers/me/passkeys/**")
                .authenticated()
                .requestMatchers("/workers/me/co-reflection")
                .hasAnyAuthority(worker, supervisor)
                .requestMatchers("/workers/invite", "/workers/invite/**")
                .hasAnyAuthority(supervisor, administrator)
                .requestMatchers("/assessments", "/referrals")
                .hasAnyAuthority(supervisor, administrator)
                .requestMatchers("/referrals/letters")
                .hasAuthority(supervisor)
                .requestMatchers("/organisation", "/organisation/**")
                .hasAnyAuthority(supervisor, administrator)
                .requestMatchers("/workers/**")
                .hasAuthority(supervisor)
                .anyRequest()
                .authenticated();
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

    /** The token of a session that has ended, which the next session must not be met with. */
    private static Cookie webappsToken() {
        Cookie token = new Cookie("XSRF-TOKEN", null);
        token.setPath("/camunda");
        token.setMaxAge(0);
        return token;
    }

    /** With the reason: a role that does not include a page is one thing, a form that was open for too long another. */
    private static void toErrorPage(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        request.setAttribute(WebAttributes.ACCESS_DENIED_403, refusal);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    /** After signing in one comes back to a page, not to a call that a page had made in the background. */
    private static RequestMatcher pagesOnly() {
        return new AndRequestMatcher(
                request -> "GET".equals(request.getMethod()), new NegatedRequestMatcher(CALLS), request -> {
                    String accept = request.getHeader("Accept");
                    return accept != null && accept.contains("text/html");
                });
    }

    /** By its path alone: the name of the host that was asked for is anybody's word. */
    private static LoginUrlAuthenticationEntryPoint toSignIn() {
        LoginUrlAuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint("/login");
        page.setFavorRelativeUris(true);
        return page;
    }

    /** With the reader of what authenticators say, CBOR came along: no address of ours is to speak it. */
    @Bean
    WebMvcConfigurer speaksNoCbor() {
        return new WebMvcConfigurer() {
            @Override
            public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
                converters.removeIf(MappingJackson2CborHttpMessageConverter.class::isInstance);
            }
        };
    }

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

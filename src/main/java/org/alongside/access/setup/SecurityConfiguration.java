package org.alongside.access.setup;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.alongside.access.requests.ApiRefusals;
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
import org.alongside.access.signin.WebappLogoutRequestMatcher;
import org.alongside.access.signin.WebappTokenFilter;
import org.alongside.access.transactions.OrganisationFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.cbor.MappingJackson2CborHttpMessageConverter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.CookieClearingLogoutHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How somebody signs in and out, what a request must bring, and what a refused one is told. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final RequestMatcher API = AddressRules.path("/camunda/api/**");

    /** To leave must work whatever else does not; somebody elsewhere could do no more by it than end a sitting. */
    private static final RequestMatcher LEAVE = AddressRules.path("/own/leave");

    /** Where anybody says something without a cookie. It is tied to nobody, so nobody can be made to say it. */
    private static final RequestMatcher FEEDBACK = AddressRules.path("/own/feedback/{organisation}");

    /** Whoever made somebody's browser send it could change no more than the language of our pages there. */
    private static final RequestMatcher LANGUAGE = AddressRules.path("/language");

    /** What every open page asks every few seconds: whether somebody may be in danger. */
    private static final RequestMatcher ALERTS = AddressRules.path("/alerts");

    private static final RequestMatcher CALLS = new OrRequestMatcher(API, AddressRules.ALIASES, ALERTS);

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
        http.authorizeHttpRequests(AddressRules::set)
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
                .headers(ResponseHeaders::set)
                .addFilterBefore(new IdleTimeFilter(ALERTS), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new SessionValidityFilter(signIn), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new WebappTokenFilter(), AuthorizationFilter.class)
                .addFilterAfter(new OrganisationFilter(), AuthorizationFilter.class)
                .addFilterAfter(new StartPageFilter(), OrganisationFilter.class);
        return http.build();
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

    /** The library for passkeys brings CBOR along. No address of ours takes or answers it. */
    @Bean
    WebMvcConfigurer speaksNoCbor() {
        return new WebMvcConfigurer() {
            @Override
            public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
                converters.removeIf(MappingJackson2CborHttpMessageConverter.class::isInstance);
            }
        };
    }
}

package org.alongside.access.setup;

import jakarta.servlet.DispatcherType;
import org.alongside.access.Role;
import org.alongside.access.signin.PasskeySignIn;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may ask for which address. What they may then see there is the engine's authorizations and the policies. */
final class AddressRules {
    /** What a page in the browser asks in the background beside the engine's calls. */
    static final RequestMatcher ALIASES = path("/alongside/aliases");

    private AddressRules() {}

    static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    static void set(
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
                        // The page of errors: whoever asks for it by its address had no error, and is told nothing.
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
}

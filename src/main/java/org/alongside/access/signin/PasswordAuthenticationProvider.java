package org.alongside.access.signin;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.alongside.access.Accounts;
import org.alongside.access.Actor;
import org.alongside.access.Organisations;
import org.alongside.access.Role;
import org.alongside.ids.WorkerId;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Signs people in against the engine's accounts. A wrong password and an unknown account get the same answer after the
 * same work and the same wait, so that nobody learns who has an account here.
 */
@Component
public class PasswordAuthenticationProvider implements AuthenticationProvider {
    private static final int WAIT_SECONDS_MAX = 10;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]{1,60}");

    private final IdentityService identity;
    private final Organisations organisations;
    private final BcryptPasswordEncryptor hashing;
    private final SignInTries tries;
    private final AccountStates states;
    private final String nobodysPassword;
    // Each check keeps a core and a connection busy: people who are working come before people who are guessing.
    private final Semaphore atOnce = new Semaphore(checkedAtOnceMax(), true);

    PasswordAuthenticationProvider(
            IdentityService identity,
            Organisations organisations,
            BcryptPasswordEncryptor hashing,
            SignInTries tries,
            AccountStates states) {
        this.identity = identity;
        this.organisations = organisations;
        this.hashing = hashing;
        this.tries = tries;
        this.states = states;
        this.nobodysPassword = hashing.nobodys();
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        String userId = authentication.getName();
        String password = authentication.getCredentials() == null
                ? ""
                : authentication.getCredentials().toString();
        if (userId.isBlank()
                || userId.length() > Accounts.PASSWORD_LENGTH_MAX
                || password.length() > Accounts.PASSWORD_LENGTH_MAX) {
            throw new SignInRefusedException(true, 0);
        }
        AtomicReference<Optional<AccountState>> state = new AtomicReference<>(Optional.empty());
        SignInTries.Outcome outcome = tries.tryOnce(userId, source(authentication), () -> {
            // Looked at before the password: if that is changed meanwhile, this session is one of before.
            state.set(NAME.matcher(userId).matches() ? states.of(userId, null) : Optional.empty());
            return isRight(userId, password);
        });
        if (!outcome.isRight()) {
            throw new SignInRefusedException(outcome.isLookedAt(), outcome.waitSeconds());
        }
        Actor actor = load(userId)
                .orElseThrow(() -> new DisabledException("This account has no role or no organisation yet."));
        organisations.keep(actor.organisationId());
        return new SignedInAuthenticationToken(
                actor,
                Objects.requireNonNull(state.get()).orElseThrow(() -> new DisabledException("This account is gone.")));
    }

    /** What of an account holds now; nothing where it is gone. @param passkey that opened the session; null for a password */
    Optional<AccountState> state(String userId, @Nullable PasskeyId passkey) {
        return states.of(userId, passkey);
    }

    /**
     * Whether somebody who is signed in typed their own password again. That is no place to guess it either.
     *
     * @throws SignInRefusedException where it came too soon after wrong ones, and was not looked at
     */
    boolean isOwn(String userId, String password) {
        if (password.length() > Accounts.PASSWORD_LENGTH_MAX) {
            return false;
        }
        SignInTries.Outcome outcome = tries.tryOnce(
                userId, new SignInTries.Source("session of " + userId, ""), () -> isRight(userId, password));
        if (!outcome.isLookedAt()) {
            throw new SignInRefusedException(false, outcome.waitSeconds());
        }
        return outcome.isRight();
    }

    /** Half of the cores: the other half stays for people who are working. */
    public static int checkedAtOnceMax() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** Who that account is now, or nobody where it is gone, has no role, or not exactly one organisation. */
    public Optional<Actor> load(String userId) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        if (user == null) {
            return Optional.empty();
        }
        List<Tenant> tenants =
                identity.createTenantQuery().userMember(user.getId()).list();
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Group group : identity.createGroupQuery().groupMember(user.getId()).list()) {
            Role.ofGroup(group.getId()).ifPresent(roles::add);
        }
        return tenants.size() == 1 && !roles.isEmpty()
                ? Optional.of(
                        new Actor(WorkerId.of(user.getId()), tenants.get(0).getId(), roles))
                : Optional.empty();
    }

    private boolean isRight(String userId, String password) {
        try {
            if (!atOnce.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new SignInRefusedException(false, WAIT_SECONDS_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignInRefusedException(false, WAIT_SECONDS_MAX);
        }
        try {
            return checkInTheSameTime(userId, password);
        } finally {
            atOnce.release();
        }
    }

    private boolean checkInTheSameTime(String userId, String password) {
        hashing.forgetLastCheck();
        try {
            // What cannot be a name is not asked of the database, which cannot read all that can be typed.
            return NAME.matcher(userId).matches() && identity.checkPassword(userId, password);
        } finally {
            // The engine does not look at the password of an unknown account.
            if (!hashing.hasChecked()) {
                hashing.check(password, nobodysPassword);
            }
        }
    }

    private SignInTries.Source source(Authentication authentication) {
        return authentication.getDetails() instanceof SignInDetails details
                ? new SignInTries.Source(details.network(), details.device())
                : new SignInTries.Source("", "");
    }
}

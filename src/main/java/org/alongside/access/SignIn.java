package org.alongside.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Signs people in against the engine's accounts, which also count wrong tries and lock the account for longer each
 * time. A wrong password, an unknown account and a locked one get the same answer after the same work, so that nobody
 * learns who has an account here.
 */
@Component
class SignIn implements AuthenticationProvider {
    private static final int WAIT_SECONDS_MAX = 10;
    static final int LENGTH_MAX = 200;

    private final IdentityService identity;
    private final Organisations organisations;
    private final PasswordHashing hashing;
    private final String nobodysPassword;
    // Tries for one account come one after the other: many at once would all be checked before the first is counted.
    private final List<ReentrantLock> turns =
            IntStream.range(0, 64).mapToObj(i -> new ReentrantLock(true)).toList();

    // Each check keeps a core and a connection busy: people who are working come before people who are guessing.
    private final Semaphore atOnce =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    SignIn(IdentityService identity, Organisations organisations, PasswordHashing hashing) {
        this.identity = identity;
        this.organisations = organisations;
        this.hashing = hashing;
        this.nobodysPassword = hashing.encrypt("nobody has this password");
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        String userId = authentication.getName();
        String password = authentication.getCredentials() == null
                ? ""
                : authentication.getCredentials().toString();
        if (!isRight(userId, password)) {
            throw new BadCredentialsException("The name or the password is not right.");
        }
        Actor actor = load(userId)
                .orElseThrow(() -> new DisabledException("This account has no role or no organisation yet."));
        organisations.keep(actor.organisationId());
        return signedIn(actor);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    static Authentication signedIn(Actor actor) {
        return UsernamePasswordAuthenticationToken.authenticated(
                actor,
                null,
                actor.roles().stream()
                        .map(role -> new SimpleGrantedAuthority(role.group()))
                        .toList());
    }

    /** Who that account is now, or nobody where it is gone, has no role, or not exactly one organisation. */
    Optional<Actor> load(String userId) {
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
                ? Optional.of(new Actor(user.getId(), tenants.get(0).getId(), roles))
                : Optional.empty();
    }

    private boolean isRight(String userId, String password) {
        if (userId.isBlank() || userId.length() > LENGTH_MAX || password.length() > LENGTH_MAX) {
            return false;
        }
        ReentrantLock turn = turns.get(Math.floorMod(userId.hashCode(), turns.size()));
        try {
            if (!turn.tryLock(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            return checkWithFewOthers(userId, password);
        } finally {
            turn.unlock();
        }
    }

    private boolean checkWithFewOthers(String userId, String password) {
        try {
            if (!atOnce.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
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
            return identity.checkPassword(userId, password);
        } catch (OptimisticLockingException anotherNodeCountedATry) {
            return false;
        } finally {
            // The engine does not look at the password of an unknown or a locked account.
            if (!hashing.hasChecked()) {
                hashing.check(password, nobodysPassword);
            }
        }
    }
}

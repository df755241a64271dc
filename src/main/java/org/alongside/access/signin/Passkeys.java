package org.alongside.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.alongside.access.Actor;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Organisations;
import org.alongside.access.PasskeyOffer;
import org.alongside.access.Words;
import org.alongside.access.signin.PasskeyRows.Key;
import org.alongside.engine.AccountLedger;
import org.alongside.engine.RefusalLedger;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing in without a password: a device or a key that somebody holds signs what it is asked, once it has made sure by a
 * fingerprint, a face or a code that it is they. Only its public half is kept here. What is signed names the address of this
 * installation, so that a page of somebody else gets nothing that is of use here. (CONF-01)
 */
@Service
public class Passkeys {
    /** How many an account may have; the database holds it. */
    public static final int MAX = 10;
    /** Characters of the name that somebody gives a passkey. */
    public static final int NAME_LENGTH_MAX = 60;

    /** How long somebody sees what became of their passkeys; the database keeps it as long. */
    private static final Duration CHANGES_SHOWN = Duration.ofDays(90);

    private static final int CHANGES_MAX = 20;
    private final PublicAddress address;
    private final PasskeyRows rows;
    private final PasskeyChallenges challenges;
    private final PasskeyAnswers answers;
    private final SignInTries tries;
    private final AccountStates states;
    private final PasswordAuthenticationProvider accounts;
    private final Organisations organisations;
    private final AccountLedger ledger;
    private final RefusalLedger refusals;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Passkeys(
            PublicAddress address,
            PasskeyRows rows,
            PasskeyChallenges challenges,
            PasskeyAnswers answers,
            SignInTries tries,
            AccountStates states,
            PasswordAuthenticationProvider accounts,
            Organisations organisations,
            AccountLedger ledger,
            RefusalLedger refusals,
            Clock clock,
            TransactionTemplate transaction) {
        this.address = address;
        this.rows = rows;
        this.challenges = challenges;
        this.answers = answers;
        this.tries = tries;
        this.states = states;
        this.accounts = accounts;
        this.organisations = organisations;
        this.ledger = ledger;
        this.refusals = refusals;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * What an authenticator answers when it is asked who is there, as the page sends it: each in Base64 for addresses.
     *
     * @param userHandle what stands for the account there
     */
    public record Signed(String id, String userHandle, String clientData, String authenticatorData, String signature) {}

    /**
     * What a page needs to ask an authenticator for a new passkey, each in Base64 for addresses.
     *
     * @param known ids of those there are: an authenticator that holds one makes no second
     */
    public record Request(String challenge, String userHandle, List<String> known) {}

    /** What came of the attempt to add a passkey. */
    public enum Outcome {
        DONE,
        /** The account has as many as it may. */
        ENOUGH,
        /** This one is kept already. */
        KNOWN,
        /** It came too late or twice, or it is not for this account, browser or address, or nobody was asked there. */
        WRONG
    }

    /** What came of the attempt to sign in with a passkey. */
    private enum Answer {
        RIGHT,
        WRONG,
        /** Rightly signed, by a key that was used less often than the one that we know: one of the two is a copy. */
        COPY
    }

    /** Whether there are passkeys on this installation. */
    public boolean areOffered() {
        return address.isKnown();
    }

    /** As a browser says from where a page of ours is; empty where there are no passkeys. */
    public String origin() {
        return address.origin();
    }

    /** The name of our host, to which passkeys belong; empty where there are none. */
    public String host() {
        return address.host();
    }

    /** What an authenticator is to sign so that its holder is signed in; empty where the browser lacks the sign-in page's token. */
    public Optional<String> challenge(HttpServletRequest request) {
        String browser = SessionOrCookieCsrfTokenRepository.heldBy(request);
        return address.isKnown() && !browser.isEmpty()
                ? Optional.of(text(challenges.make(PasskeyAnswers.SIGN_IN, browser)))
                : Optional.empty();
    }

    /**
     * Whether this is the password of who is signed in.
     *
     * @throws SignInRefusedException where it came too soon after wrong ones
     */
    public boolean isOwnPassword(WorkerId userId, String password) {
        return accounts.isOwn(userId.value(), password);
    }

    /** Begins to add a passkey for somebody who has just given their password; nothing is kept yet. */
    public Request begin(WorkerId userId, HttpServletRequest request) {
        return new Request(
                text(challenges.make(
                        PasskeyAnswers.adding(userId), SessionOrCookieCsrfTokenRepository.heldBy(request))),
                text(challenges.handle(userId.value())),
                own(userId).stream().map(key -> text(key.credentialId())).toList());
    }

    /** Those of an account of the organisation that this thread works for, the oldest first. */
    public List<Passkey> own(WorkerId userId) {
        return Objects.requireNonNull(transaction.execute(status -> rows.of(userId)));
    }

    /**
     * Adds a passkey for who is signed in.
     *
     * @param clientData what the browser signed for, in Base64 for addresses
     * @param attestation the new key, in Base64 for addresses
     */
    public Outcome add(
            WorkerId userId, String name, String clientData, String attestation, HttpServletRequest request) {
        String browser = SessionOrCookieCsrfTokenRepository.heldBy(request);
        return answers.made(userId, clientData, attestation, browser)
                .map(made -> keep(userId, made, name))
                .orElse(Outcome.WRONG);
    }

    private Outcome keep(WorkerId userId, PasskeyAnswers.Made made, String name) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                if (!challenges.use(made.challenge())) {
                    return Outcome.WRONG;
                }
                if (rows.of(userId).size() >= MAX) {
                    return Outcome.ENOUGH;
                }
                if (!rows.insert(made.key(), made.credentialId(), name, clock.instant())) {
                    return Outcome.KNOWN;
                }
                if (!isStillSignedIn(userId)) {
                    status.setRollbackOnly();
                    return Outcome.WRONG;
                }
                ledger.changed(userId, "AddPasskey", userId, null);
                return Outcome.DONE;
            }));
        } catch (DataAccessException e) {
            // At the same moment the tenth was added in another window.
            if (own(userId).size() >= MAX) {
                return Outcome.ENOUGH;
            }
            throw e;
        }
    }

    /**
     * Whether the password with which they signed in is still theirs. The row of the account is locked since the passkey was
     * added, so that a new password, which ends all passkeys, comes before or after this and never between.
     */
    private boolean isStillSignedIn(WorkerId userId) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedInAuthenticationToken token
                && states.of(userId.value(), token.state().passkey())
                        .filter(token.state()::isSameSession)
                        .isPresent();
    }

    /** What became of those of an account lately, the newest first. */
    List<PasskeyOffer.Change> changes(WorkerId userId) {
        return Objects.requireNonNull(transaction.execute(
                status -> rows.changes(userId, clock.instant().minus(CHANGES_SHOWN), CHANGES_MAX)));
    }

    /** Whether who asks signed in with this one, so that they are signed out when it is removed. */
    public static boolean isInUse(PasskeyId id) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedInAuthenticationToken token
                && id.equals(token.state().passkey());
    }

    /** Removes one; sessions that it opened end. @return false where they have none with this id */
    public boolean remove(WorkerId userId, PasskeyId id) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean isRemoved = rows.delete(id, userId);
            if (isRemoved) {
                ledger.changed(userId, "RemovePasskey", userId, null);
            }
            return isRemoved;
        }));
    }

    /**
     * Signs in whoever holds the passkey. Counted as a try, as a password is.
     *
     * @throws SignInRefusedException where it opens nothing, or came too soon
     */
    Authentication signIn(Signed signed, SignInDetails from, String browser) {
        Optional<Key> key = find(signed.id());
        AtomicReference<@Nullable AccountState> state = new AtomicReference<>();
        AtomicReference<@Nullable Actor> who = new AtomicReference<>();
        AtomicReference<Answer> answer = new AtomicReference<>(Answer.WRONG);
        SignInTries.Outcome outcome = tries.tryOnce(
                key.map(Key::userId).orElse("passkey " + signed.id()),
                new SignInTries.Source(from.network(), from.device()),
                () -> key.filter(found -> {
                            // Looked at before the key is used: if the password is changed meanwhile, the key is gone.
                            state.set(states.of(found.userId(), found.id()).orElse(null));
                            who.set(accounts.load(found.userId())
                                    .filter(actor -> actor.organisationId().equals(found.organisationId()))
                                    .orElse(null));
                            if (state.get() != null && who.get() != null) {
                                answer.set(answer(found, signed, browser));
                            }
                            return answer.get() == Answer.RIGHT;
                        })
                        .isPresent());
        if (!outcome.isRight()) {
            throw new SignInRefusedException(outcome.isLookedAt(), outcome.waitSeconds(), answer.get() == Answer.COPY);
        }
        Actor actor = Objects.requireNonNull(who.get());
        organisations.keep(actor.organisationId());
        return new SignedInAuthenticationToken(actor, Objects.requireNonNull(state.get()));
    }

    private Optional<Key> find(String id) {
        try {
            byte[] credentialId = bytes(id);
            return Objects.requireNonNull(transaction.execute(status -> rows.atSignIn(credentialId)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Whether it is signed with this key, now, for us; used up then. */
    private Answer answer(Key key, Signed signed, String browser) {
        PasskeyAnswers.Use use = answers.used(key, signed, browser).orElse(null);
        if (use == null) {
            return Answer.WRONG;
        }
        AtomicReference<Answer> answer = new AtomicReference<>(Answer.WRONG);
        CurrentOrganisation.runAs(key.organisationId(), () -> {
            answer.set(transaction.execute(status -> use(key, use)));
            if (answer.get() == Answer.COPY) {
                refusals.refused(
                        new Refused(PolicyId.CONF_01, Words.here("refused.may-be-a-copied-passkey")),
                        WorkerId.of(key.userId()),
                        "sign in with a copied passkey",
                        key.id().toString());
            }
        });
        return Objects.requireNonNull(answer.get());
    }

    private Answer use(Key key, PasskeyAnswers.Use use) {
        if (!challenges.use(use.challenge())) {
            return Answer.WRONG;
        }
        if (rows.used(key.id(), use.count(), clock.instant())) {
            return Answer.RIGHT;
        }
        return rows.copyRefused(key.id(), clock.instant()) ? Answer.COPY : Answer.WRONG;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}

package org.alongside.access.signin;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.alongside.access.Actor;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Organisations;
import org.alongside.access.signin.PasskeyRows.Key;
import org.alongside.engine.AccountLedger;
import org.alongside.ids.WorkerId;
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

    /** Of an id that nobody guesses, and of a key that no honest authenticator makes longer. */
    private static final int ID_BYTES_MIN = 16;

    private static final int KEY_BYTES_MAX = 4_000;
    private static final String SIGN_IN = "sign-in";
    private static final List<PublicKeyCredentialParameters> KINDS = Stream.of(
                    COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256)
            .map(kind -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, kind))
            .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager verifier = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final PublicAddress address;
    private final PasskeyRows rows;
    private final PasskeyChallenges challenges;
    private final SignInTries tries;
    private final AccountStates states;
    private final PasswordAuthenticationProvider accounts;
    private final Organisations organisations;
    private final AccountLedger ledger;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Passkeys(
            PublicAddress address,
            PasskeyRows rows,
            PasskeyChallenges challenges,
            SignInTries tries,
            AccountStates states,
            PasswordAuthenticationProvider accounts,
            Organisations organisations,
            AccountLedger ledger,
            Clock clock,
            TransactionTemplate transaction) {
        this.address = address;
        this.rows = rows;
        this.challenges = challenges;
        this.tries = tries;
        this.states = states;
        this.accounts = accounts;
        this.organisations = organisations;
        this.ledger = ledger;
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
                ? Optional.of(text(challenges.make(SIGN_IN, browser)))
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
                text(challenges.make(adding(userId), SessionOrCookieCsrfTokenRepository.heldBy(request))),
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
        byte[] challenge;
        Key key;
        byte[] credentialId;
        try {
            RegistrationData made = verifier.parse(new RegistrationRequest(bytes(attestation), bytes(clientData)));
            challenge = goodChallenge(made.getCollectedClientData(), adding(userId), browser);
            if (challenge == null) {
                return Outcome.WRONG;
            }
            verifier.verify(made, new RegistrationParameters(server(challenge), KINDS, true, true));
            AuthenticatorData<?> said =
                    Objects.requireNonNull(made.getAttestationObject()).getAuthenticatorData();
            AttestedCredentialData credential = Objects.requireNonNull(said.getAttestedCredentialData());
            credentialId = credential.getCredentialId();
            key = new Key(
                    UUID.randomUUID(),
                    CurrentOrganisation.current().orElseThrow(),
                    userId.value(),
                    credentials.convert(credential),
                    said.isFlagBE(),
                    said.getSignCount());
        } catch (DataConversionException | VerificationException | IllegalArgumentException notOurs) {
            return Outcome.WRONG;
        }
        if (credentialId.length < ID_BYTES_MIN || key.credential().length > KEY_BYTES_MAX) {
            return Outcome.WRONG;
        }
        return keep(userId, key, credentialId, name, challenge);
    }

    private Outcome keep(WorkerId userId, Key key, byte[] credentialId, String name, byte[] challenge) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                if (!challenges.use(challenge)) {
                    return Outcome.WRONG;
                }
                if (rows.of(userId).size() >= MAX) {
                    return Outcome.ENOUGH;
                }
                if (!rows.insert(key, credentialId, name, clock.instant())) {
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
                && states.of(userId.value())
                        .filter(now -> now.sessions() == token.state().sessions())
                        .isPresent();
    }

    /** Removes one. @return false where they have none with this id */
    public boolean remove(WorkerId userId, UUID id) {
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
        SignInTries.Outcome outcome = tries.tryOnce(
                key.map(Key::userId).orElse("passkey " + signed.id()),
                new SignInTries.Source(from.network(), from.device()),
                () -> key.filter(found -> {
                            // Looked at before the key is used: if the password is changed meanwhile, the key is gone.
                            state.set(states.of(found.userId()).orElse(null));
                            who.set(accounts.load(found.userId())
                                    .filter(actor -> actor.organisationId().equals(found.organisationId()))
                                    .orElse(null));
                            return state.get() != null && who.get() != null && isSignedBy(found, signed, browser);
                        })
                        .isPresent());
        if (!outcome.isRight()) {
            throw new SignInRefusedException(outcome.isLookedAt(), outcome.waitSeconds());
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
    private boolean isSignedBy(Key key, Signed signed, String browser) {
        byte[] challenge;
        long count;
        try {
            byte[] handle = bytes(signed.userHandle());
            AuthenticationData said = verifier.parse(new AuthenticationRequest(
                    bytes(signed.id()),
                    handle,
                    bytes(signed.authenticatorData()),
                    bytes(signed.clientData()),
                    bytes(signed.signature())));
            challenge = goodChallenge(said.getCollectedClientData(), SIGN_IN, browser);
            if (challenge == null || !MessageDigest.isEqual(handle, challenges.handle(key.userId()))) {
                return false;
            }
            verifier.verify(said, new AuthenticationParameters(server(challenge), record(key), null, true, true));
            count = Objects.requireNonNull(said.getAuthenticatorData()).getSignCount();
        } catch (DataConversionException | VerificationException | IllegalArgumentException notRight) {
            return false;
        }
        AtomicReference<Boolean> isUsed = new AtomicReference<>(false);
        CurrentOrganisation.runAs(
                key.organisationId(),
                () -> isUsed.set(transaction.execute(status -> {
                    boolean isGood = challenges.use(challenge) && rows.used(key.id(), count, clock.instant());
                    if (!isGood) {
                        status.setRollbackOnly();
                    }
                    return isGood;
                })));
        return Boolean.TRUE.equals(isUsed.get());
    }

    private byte @Nullable [] goodChallenge(@Nullable CollectedClientData said, String purpose, String browser) {
        byte[] challenge = said == null ? new byte[0] : said.getChallenge().getValue();
        return challenges.isGood(challenge, purpose, browser) ? challenge : null;
    }

    private ServerProperty server(byte[] challenge) {
        return new ServerProperty(new Origin(address.origin()), address.host(), new DefaultChallenge(challenge));
    }

    private CredentialRecordImpl record(Key key) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                key.isBackupEligible(),
                null,
                key.signCount(),
                credentials.convert(key.credential()),
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                null,
                null);
    }

    private static String adding(WorkerId userId) {
        return "add " + userId;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}

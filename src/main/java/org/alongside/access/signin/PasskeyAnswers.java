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
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.signin.PasskeyRows.Key;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads what authenticators answer, and says what of it is right: for us, for what was asked, for this browser and in time. */
@Component
class PasskeyAnswers {
    static final String SIGN_IN = "sign-in";

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyAnswers.class);
    /** Of an id that nobody guesses, and of a key that no honest authenticator makes longer. */
    private static final int ID_BYTES_MIN = 16;

    private static final int KEY_BYTES_MAX = 4_000;
    private static final List<PublicKeyCredentialParameters> KINDS = Stream.of(
                    COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256)
            .map(kind -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, kind))
            .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager verifier = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final PublicAddress address;
    private final PasskeyChallenges challenges;

    PasskeyAnswers(PublicAddress address, PasskeyChallenges challenges) {
        this.address = address;
        this.challenges = challenges;
    }

    /** What adding a passkey to this account is called in a challenge. */
    static String adding(WorkerId userId) {
        return "add " + userId;
    }

    /** A new passkey. @param challenge what was signed to make it */
    record Made(Key key, byte[] credentialId, byte[] challenge) {}

    /**
     * That a passkey was used.
     *
     * @param challenge what was signed
     * @param count how often the authenticator says that it was used; 0 where it does not count
     */
    record Use(byte[] challenge, long count) {}

    /** A passkey that was made for this account, just now; nothing where anything is not right. */
    Optional<Made> made(WorkerId userId, String clientData, String attestation, String browser) {
        try {
            RegistrationData made = verifier.parse(new RegistrationRequest(bytes(attestation), bytes(clientData)));
            byte[] challenge = goodChallenge(made.getCollectedClientData(), adding(userId), browser);
            if (challenge == null) {
                return Optional.empty();
            }
            verifier.verify(made, new RegistrationParameters(server(challenge), KINDS, true, true));
            AuthenticatorData<?> said =
                    Objects.requireNonNull(made.getAttestationObject()).getAuthenticatorData();
            AttestedCredentialData credential = Objects.requireNonNull(said.getAttestedCredentialData());
            Key key = new Key(
                    PasskeyId.random(),
                    CurrentOrganisation.current().orElseThrow(),
                    userId.value(),
                    credentials.convert(credential),
                    said.isFlagBE(),
                    said.getSignCount());
            return Optional.of(new Made(key, credential.getCredentialId(), challenge))
                    .filter(it -> it.credentialId().length >= ID_BYTES_MIN && key.credential().length <= KEY_BYTES_MAX);
        } catch (DataConversionException | VerificationException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * That this passkey signed, just now; nothing where anything is not right. How often it was used, and whether the same
     * was sent before, is looked at where both are counted.
     */
    Optional<Use> used(Key key, Passkeys.Signed signed, String browser) {
        try {
            byte[] handle = bytes(signed.userHandle());
            AuthenticationData said = verifier.parse(new AuthenticationRequest(
                    bytes(signed.id()),
                    handle,
                    bytes(signed.authenticatorData()),
                    bytes(signed.clientData()),
                    bytes(signed.signature())));
            byte[] challenge = goodChallenge(said.getCollectedClientData(), SIGN_IN, browser);
            if (challenge == null || !MessageDigest.isEqual(handle, challenges.handle(key.userId()))) {
                return Optional.empty();
            }
            verify(said, key, challenge);
            return Optional.of(new Use(
                    challenge,
                    Objects.requireNonNull(said.getAuthenticatorData()).getSignCount()));
        } catch (DataConversionException | VerificationException | IllegalArgumentException notRight) {
            return Optional.empty();
        }
    }

    private void verify(AuthenticationData said, Key key, byte[] challenge) {
        try {
            verifier.verify(said, new AuthenticationParameters(server(challenge), record(key), null, true, true));
        } catch (MaliciousCounterValueException lessOften) {
            // The counter comes last, once the signature is right.
            LOG.debug("A passkey was used less often than is known.");
        }
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

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}

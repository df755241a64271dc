package org.alongside.access.firststart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.alongside.access.Accounts.NewAccount;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How a fresh installation gets its first administrator: whoever can read a file on the server proves by its content
 * that the installation is theirs. The way is open while there is no administrator, and for one only.
 */
@Component
public class FirstAdministrator {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final int TRIES_MAX = 5;
    private static final Duration WAIT = Duration.ofMinutes(5);
    private static final int SECRET_BYTES = 24;

    private final FirstAccounts accounts;
    private final Path file;
    private final Clock clock = Clock.systemUTC();

    private int wrongTries;
    private Instant closedUntil = Instant.MIN;

    FirstAdministrator(FirstAccounts accounts, @Value("${alongside.data-dir}") Path directory) {
        this.accounts = accounts;
        this.file = directory.toAbsolutePath().normalize().resolve("first-administrator-secret");
    }

    /** What came of an attempt. Each of the refusals is a sentence on the page. */
    enum Outcome {
        DONE,
        /** There is an administrator: the page does not exist any more. */
        OVER,
        WRONG_SECRET,
        TOO_MANY_TRIES,
        BAD_USER_ID,
        USER_ID_TAKEN,
        BAD_NAME,
        PASSWORDS_DIFFER,
        WEAK_PASSWORD
    }

    record Application(
            String secret, String organisation, String userId, String name, String password, String passwordAgain) {}

    boolean isOver() {
        return accounts.hasAdministrator();
    }

    /** At start: lays the secret out where it is needed, and removes one that has nothing to open any more. */
    void prepare() {
        if (isOver()) {
            forget();
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Files.createFile(file, readableByOwner());
            byte[] secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            Files.writeString(file, HexFormat.of().formatHex(secret) + "\n");
        } catch (FileAlreadyExistsException laidOutBefore) {
            LOG.debug("The secret of an earlier start still counts.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LOG.info("There is no administrator yet. Open /first-administrator with the secret that is in {}.", file);
    }

    Outcome apply(Application application) {
        if (isOver()) {
            return Outcome.OVER;
        }
        Outcome secret = checkSecret(application.secret());
        if (secret != Outcome.DONE) {
            return secret;
        }
        Outcome fields = checkFields(application);
        return fields == Outcome.DONE ? make(application) : fields;
    }

    private synchronized Outcome checkSecret(String given) {
        if (clock.instant().isBefore(closedUntil)) {
            return Outcome.TOO_MANY_TRIES;
        }
        if (isSecret(given.strip())) {
            wrongTries = 0;
            return Outcome.DONE;
        }
        wrongTries++;
        if (wrongTries >= TRIES_MAX) {
            wrongTries = 0;
            closedUntil = clock.instant().plus(WAIT);
            LOG.warn(
                    "Five wrong secrets for the first administrator. The page is closed for {} minutes.",
                    WAIT.toMinutes());
        }
        return Outcome.WRONG_SECRET;
    }

    private boolean isSecret(String given) {
        try {
            byte[] expected = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
            // An empty file, as of a full disk, must not be opened by an empty answer.
            return expected.length == 2 * SECRET_BYTES
                    && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            return false;
        }
    }

    private Outcome checkFields(Application application) {
        if (!application.userId().matches("[a-zA-Z0-9]{1,60}")) {
            return Outcome.BAD_USER_ID;
        }
        if (!accounts.isFree(application.userId())) {
            return Outcome.USER_ID_TAKEN;
        }
        if (!isName(application.organisation()) || !isName(application.name())) {
            return Outcome.BAD_NAME;
        }
        if (!application.password().equals(application.passwordAgain())) {
            return Outcome.PASSWORDS_DIFFER;
        }
        return accounts.isStrong(application.password(), application.userId(), application.name())
                ? Outcome.DONE
                : Outcome.WEAK_PASSWORD;
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.length() <= 200 && name.chars().noneMatch(Character::isISOControl);
    }

    private Outcome make(Application application) {
        String organisationId = organisationId(application.organisation());
        boolean[] isMade = new boolean[1];
        CurrentOrganisation.runAs(
                organisationId,
                () -> accounts.alone(() -> {
                    // Looked at again, now that nobody else can be at it: of two at the same time one is first.
                    if (!accounts.hasAdministrator()) {
                        accounts.makeOrganisation(
                                organisationId, application.organisation().strip());
                        accounts.makeAccount(
                                new NewAccount(
                                        application.userId(),
                                        application.name().strip(),
                                        "",
                                        application.password(),
                                        Role.ADMINISTRATOR,
                                        organisationId),
                                false);
                        isMade[0] = true;
                    }
                }));
        forget();
        return isMade[0] ? Outcome.DONE : Outcome.OVER;
    }

    /** A readable id made of the name: letters without their marks, digits, hyphens. */
    public static String organisationId(String name) {
        String id = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String cut = id.length() > 60 ? id.substring(0, 60) : id;
        return cut.isEmpty() ? "organisation" : cut;
    }

    private void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The file {} opens nothing any more, but could not be removed.", file);
        }
    }

    static FileAttribute<?>[] readableByOwner() {
        return Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}

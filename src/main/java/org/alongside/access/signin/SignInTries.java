package org.alongside.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.alongside.access.Accounts;
import org.alongside.access.AddressTries;
import org.alongside.engine.AccountChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes guessing passwords slow, and nothing else: after wrong tries the next one waits, longer each time, up to a
 * limit, and all is forgotten after an hour. Only who tried wrong waits: an account is delayed for the address, or the
 * device known from an earlier sign-in, from which it was tried, so nobody else can be locked out. An address is delayed
 * as well, after many wrong tries for whichever accounts. Whether an account exists makes no difference.
 *
 * <p>Kept in the database, for all nodes.
 */
@Component
public class SignInTries implements AddressTries {
    /** Wrong tries for one account that cost no wait: people mistype. */
    static final int TRIES_WITHOUT_WAIT = 3;

    static final Duration WAIT_FIRST = Duration.ofSeconds(5);
    static final Duration WAIT_MAX = Duration.ofMinutes(15);

    /** Wrong tries from one address: a whole office can stand behind one. */
    static final int TRIES_WITHOUT_WAIT_OF_ADDRESS = 20;

    static final Duration WAIT_OF_ADDRESS_FIRST = Duration.ofSeconds(1);
    static final Duration WAIT_OF_ADDRESS_MAX = Duration.ofMinutes(5);
    private static final int DEVICES_MAX = 20;

    /** Counted before the password is looked at: of many tries at once, each is counted. No row: too soon. */
    private static final String COUNT = """
            insert into alongside.sign_in_try as t (account, source, wrong, last_at, not_before)
            values (:account, :source, 1, clock_timestamp(), clock_timestamp())
            on conflict (account, source) do update set
                wrong = case when t.last_at < clock_timestamp() - interval '1 hour' then 1 else t.wrong + 1 end,
                last_at = clock_timestamp(),
                not_before = clock_timestamp() + case
                    when t.last_at < clock_timestamp() - interval '1 hour' or t.wrong < :free then interval '0'
                    else least(:waitMax, :waitFirst * power(2, least(t.wrong - :free, 20))) * interval '1 second' end
            where t.not_before <= clock_timestamp()
            returning greatest(0, ceil(extract(epoch from not_before - clock_timestamp())))::int""";

    private static final String WAIT = """
            select coalesce(max(greatest(0, ceil(extract(epoch from not_before - clock_timestamp())))), 0)::int
            from alongside.sign_in_try
            where source = :source and account in (:account, ''::bytea)""";

    private static final byte[] ANY_ACCOUNT = new byte[0];

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SignInSalt salt;

    SignInTries(JdbcClient jdbc, SignInSalt salt, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.salt = salt;
        this.transaction = new TransactionTemplate(transactions);
        // A try is counted whatever becomes of what it is part of.
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * From where somebody tries.
     *
     * @param address of the network, or what stands for it
     * @param device token of an earlier sign-in, empty for none
     */
    record Source(String address, String device) {}

    /**
     * What came of a try.
     *
     * @param isLookedAt whether the password was looked at; otherwise it was too soon
     * @param waitSeconds how long the next try has to wait; 0 for not at all
     */
    record Outcome(boolean isLookedAt, boolean isRight, int waitSeconds) {}

    Outcome tryOnce(String userId, Source source, BooleanSupplier isRight) {
        byte[] account = hash("account", userId);
        boolean isKnown = isKnownDevice(account, source.device());
        byte[] from = isKnown ? hash("device", source.device()) : hash("address", source.address());
        Integer wait = transaction.execute(status -> {
            Integer forAccount = count(account, from, TRIES_WITHOUT_WAIT, WAIT_FIRST, WAIT_MAX);
            Integer forAddress = isKnown || forAccount == null
                    ? Integer.valueOf(0)
                    : count(
                            ANY_ACCOUNT,
                            from,
                            TRIES_WITHOUT_WAIT_OF_ADDRESS,
                            WAIT_OF_ADDRESS_FIRST,
                            WAIT_OF_ADDRESS_MAX);
            if (forAccount == null || forAddress == null) {
                status.setRollbackOnly();
                return null;
            }
            return Math.max(forAccount, forAddress);
        });
        if (wait == null) {
            // Somebody else's try may have ended the wait meanwhile: a second is the shortest that is said.
            return new Outcome(false, false, Math.max(1, waitSeconds(account, from)));
        }
        if (!isRight.getAsBoolean()) {
            return new Outcome(true, false, wait);
        }
        transaction.executeWithoutResult(status -> forgive(account, from));
        return new Outcome(true, true, 0);
    }

    @Override
    public boolean countTry(String what, HttpServletRequest request) {
        return transaction.execute(status -> count(
                        hash("other", what),
                        from(request),
                        TRIES_WITHOUT_WAIT_OF_ADDRESS,
                        WAIT_OF_ADDRESS_FIRST,
                        WAIT_OF_ADDRESS_MAX))
                != null;
    }

    @Override
    public void forgetTry(String what, HttpServletRequest request) {
        transaction.executeWithoutResult(status -> forgiveOne(hash("other", what), from(request)));
    }

    private byte[] from(HttpServletRequest request) {
        return hash("address", SignInDetails.of(request).network());
    }

    private @Nullable Integer count(byte[] account, byte[] from, int free, Duration first, Duration max) {
        return jdbc.sql(COUNT)
                .param("account", account)
                .param("source", from)
                .param("free", free)
                .param("waitFirst", first.toSeconds())
                .param("waitMax", max.toSeconds())
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    private int waitSeconds(byte[] account, byte[] from) {
        return Objects.requireNonNull(transaction.execute(status -> jdbc.sql(WAIT)
                .param("account", account)
                .param("source", from)
                .query(Integer.class)
                .single()));
    }

    /** The try was right. The address keeps what others tried wrong from there. */
    private void forgive(byte[] account, byte[] from) {
        jdbc.sql("delete from alongside.sign_in_try where account = :account and source = :source")
                .param("account", account)
                .param("source", from)
                .update();
        forgiveOne(ANY_ACCOUNT, from);
    }

    private void forgiveOne(byte[] account, byte[] from) {
        jdbc.sql("update alongside.sign_in_try set wrong = greatest(1, wrong - 1), not_before = clock_timestamp()"
                        + " where account = :account and source = :source")
                .param("account", account)
                .param("source", from)
                .update();
    }

    private boolean isKnownDevice(byte[] account, String device) {
        return !device.isEmpty()
                && Objects.requireNonNull(
                        transaction.execute(status -> jdbc.sql("select exists (select from alongside.known_device"
                                        + " where account = :account and device = :device)")
                                .param("account", account)
                                .param("device", hash("device", device))
                                .query(Boolean.class)
                                .single()));
    }

    /** From now on nobody else's wrong tries delay that account on this device. */
    void remember(String userId, String device) {
        byte[] account = hash("account", userId);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into alongside.known_device values (:account, :device, clock_timestamp())"
                            + " on conflict (account, device) do update set last_used_at = clock_timestamp()")
                    .param("account", account)
                    .param("device", hash("device", device))
                    .update();
            jdbc.sql("delete from alongside.known_device where account = :account and device not in"
                            + " (select device from alongside.known_device where account = :account"
                            + " order by last_used_at desc limit :max)")
                    .param("account", account)
                    .param("max", DEVICES_MAX)
                    .update();
        });
    }

    /** Whoever chose a new password has just proved who they are: their tries with the old one make them wait no more. */
    @EventListener
    void changed(AccountChanged change) {
        if (change.act().equals(Accounts.NEW_PASSWORD) && change.account() != null) {
            jdbc.sql("delete from alongside.sign_in_try where account = :account")
                    .param("account", hash("account", change.account().value()))
                    .update();
        }
    }

    /** What has ended is kept no longer than a day, a device that was not used for 90 days neither. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void sweep() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from alongside.sign_in_try where last_at < clock_timestamp() - interval '2 hours'")
                    .update();
            jdbc.sql("delete from alongside.known_device"
                            + " where last_used_at < clock_timestamp() - interval '90 days'")
                    .update();
        });
    }

    private byte[] hash(String kind, String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((salt.text() + "|" + kind + "|" + text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

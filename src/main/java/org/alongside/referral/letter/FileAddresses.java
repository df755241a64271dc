package org.alongside.referral.letter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.alongside.access.Organisations;
import org.alongside.access.SecretToken;
import org.alongside.engine.EngineClock;
import org.alongside.ids.LinkSubjectId;
import org.alongside.own.OwnLinks;
import org.alongside.own.OwnLinks.Purpose;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.Referral;
import org.alongside.referral.letter.LetterFileRows.Because;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes and closes the addresses at which services fetch letters. One is made for each try to send its mail; its secret stands in that
 * mail and nowhere else, and of it only the hash is kept. It names where people open this installation, which is set wherever there is a
 * mail server. (CONF-06, REFER-05)
 */
@Component
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONF_06)
@Policy(PolicyId.REFER_05)
class FileAddresses {
    /** Below it, an address has that of the organisation and a token. */
    static final String PAGE = "/own/letter-file/";

    private final LetterFileRows rows;
    private final OwnLinks links;
    private final Organisations organisations;
    private final Settings settings;
    private final Clock clock;
    private final String publicAddress;

    FileAddresses(
            LetterFileRows rows,
            OwnLinks links,
            Organisations organisations,
            Settings settings,
            Clock clock,
            @Value("${alongside.public-address:}") String publicAddress) {
        this.rows = rows;
        this.links = links;
        this.organisations = organisations;
        this.settings = settings;
        this.clock = clock;
        this.publicAddress = publicAddress.strip().replaceAll("/+$", "");
    }

    /**
     * Makes a new address; the one before opens nothing any more. It is open for the days that the organisation set, and no longer than what
     * was agreed to.
     *
     * @param letter locked, and its mail is claimed
     */
    String open(Referral letter) {
        Instant now = clock.instant();
        Instant agreed = Objects.requireNonNull(letter.agreedUntil())
                .plusDays(1)
                .atStartOfDay(EngineClock.ZONE)
                .toInstant();
        Instant inTime = now.plus(Duration.ofDays(settings.number(SettingKey.REFERRAL_FETCH)));
        Instant endsAt = inTime.isBefore(agreed) ? inTime : agreed;
        String token = SecretToken.make();
        links.make(
                Purpose.LETTER,
                LinkSubjectId.of(letter.id()),
                letter.journeyId(),
                SecretToken.hash(token),
                endsAt,
                null);
        rows.opened(letter.id(), now, endsAt);
        return publicAddress + PAGE + organisations.ownAddress() + "/" + token;
    }

    /** The mail did not go: whoever has the address of this try has nothing, and the next try makes another. */
    void forget(Referral letter) {
        if (letter.goesBy() != Referral.GoesBy.ADDRESS) {
            return;
        }
        links.close(Purpose.LETTER, LinkSubjectId.of(letter.id()), clock.instant());
    }

    /** Whether the letter was given out at its address: then whoever fetched it has the mail, whatever the server said of that. */
    boolean isFetched(Referral letter) {
        return letter.goesBy() == Referral.GoesBy.ADDRESS
                && rows.find(letter.id()).filter(LetterFileRows.Row::isFetched).isPresent();
    }

    /** Nothing is given out there any more. @param letter locked; nothing happens where it is not to be fetched, or is closed */
    void close(Referral letter, Because because) {
        if (letter.goesBy() != Referral.GoesBy.ADDRESS) {
            return;
        }
        rows.lock(letter.id()).filter(file -> !file.isClosed()).ifPresent(file -> {
            rows.closed(letter.id(), because, clock.instant());
            forget(letter);
        });
    }
}

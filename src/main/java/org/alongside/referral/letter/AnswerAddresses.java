package org.alongside.referral.letter;

import java.time.Clock;
import java.time.LocalDate;
import org.alongside.access.Organisations;
import org.alongside.access.SecretToken;
import org.alongside.engine.EngineClock;
import org.alongside.ids.LinkSubjectId;
import org.alongside.own.OwnLinks;
import org.alongside.own.OwnLinks.Purpose;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.Referral;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Makes the addresses at which services answer letters. The secret of one stands in its letter and nowhere else; of it only the hash is
 * kept. (CONF-06)
 */
@Component
@Policy(PolicyId.CONF_06)
class AnswerAddresses {
    /** Below it, an address has that of the organisation and a token. */
    static final String PAGE = "/own/letter/";

    private final OwnLinks links;
    private final Organisations organisations;
    private final Clock clock;
    private final String publicAddress;

    AnswerAddresses(
            OwnLinks links,
            Organisations organisations,
            Clock clock,
            @Value("${alongside.public-address:}") String publicAddress) {
        this.links = links;
        this.organisations = organisations;
        this.clock = clock;
        this.publicAddress = publicAddress.strip().replaceAll("/+$", "");
    }

    /**
     * Makes a new address for a letter; the one of a letter that was built before for the same referral opens nothing any more.
     *
     * @param until last day on which it opens
     * @return the whole address, for the letter alone; empty where nobody has said where people open this installation
     */
    String newAddress(Referral referral, LocalDate until) {
        String where = where();
        if (where.isEmpty()) {
            links.close(Purpose.REFERRAL, LinkSubjectId.of(referral.id()), clock.instant());
            return "";
        }
        String token = SecretToken.make();
        links.make(
                Purpose.REFERRAL,
                LinkSubjectId.of(referral.id()),
                referral.journeyId(),
                SecretToken.hash(token),
                until.plusDays(1).atStartOfDay(EngineClock.ZONE).toInstant(),
                null);
        return where + PAGE + organisations.ownAddress() + "/" + token;
    }

    /** Where the service is asked just now, for an installation that does not say where people without an account open pages. */
    private String where() {
        return publicAddress.isEmpty() && RequestContextHolder.getRequestAttributes() != null
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : publicAddress;
    }
}

package org.alongside.referral.web;

import java.util.Locale;
import java.util.Set;
import org.alongside.access.PageDate;
import org.alongside.access.PageLink;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.engine.EngineClock;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.letter.LettersByMail;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Letters by e-mail that are on their way, did not arrive or were not fetched, for supervisors: by their number, and nothing else of them.
 * (CONF-01)
 */
@Controller
@Policy(PolicyId.CONF_06)
class LettersByMailController {
    static final String PAGE = "/referrals/letters";

    private static final PageDate AT = PageDate.of("d MMMM uuuu, HH:mm").withZone(EngineClock.ZONE);

    private final LettersByMail letters;

    LettersByMailController(LettersByMail letters) {
        this.letters = letters;
    }

    @Bean
    static PageLink linkToLettersByMail() {
        return new PageLink(PAGE, "place.letters", Set.of(Role.SUPERVISOR));
    }

    /** @param how where it is, and why @param next who acts next */
    record Line(String reference, String what, String how, String since, String next) {}

    @GetMapping(PAGE)
    ModelAndView page() {
        return new ModelAndView("referrals/letters")
                .addObject(
                        "letters",
                        letters.underWay().stream()
                                .map(LettersByMailController::line)
                                .toList());
    }

    private static Line line(LettersByMail.UnderWay one) {
        return new Line(
                one.reference(),
                words(one.mail()),
                words(one.state()) + (one.because().isEmpty() ? "" : ": " + words(one.because())),
                AT.format(one.since()),
                words("next-" + one.next().name()));
    }

    private static String words(String code) {
        return Words.here("letters-by-mail." + code.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}

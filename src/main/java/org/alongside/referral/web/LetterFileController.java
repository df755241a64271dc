package org.alongside.referral.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Download;
import org.alongside.access.PageDate;
import org.alongside.access.PageForm;
import org.alongside.engine.EngineClock;
import org.alongside.own.OwnPages;
import org.alongside.own.OwnVisit;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.letter.Letter;
import org.alongside.referral.letter.LetterFiles;
import org.alongside.referral.letter.LetterFiles.Shown;
import org.alongside.referral.letter.LetterPdf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a service fetches a letter, by the address in its mail and with the code that it was told. The page shows the number of the letter
 * and no name; opening it changes nothing. Whatever closed it is answered alike, with 404. The file is made when it is fetched. (REFER-02,
 * CONF-06)
 */
@Controller
@RequestMapping("/own/letter-file/{organisation:" + OwnVisit.ORGANISATION + "}/{token:[A-Za-z0-9_-]{43}}")
@Policy(PolicyId.REFER_02)
@Policy(PolicyId.CONF_06)
class LetterFileController {
    private static final PageDate AT = PageDate.of("d MMMM uuuu, HH:mm").withZone(EngineClock.ZONE);

    private final LetterFiles files;
    private final OwnPages pages;

    LetterFileController(LetterFiles files, OwnPages pages) {
        this.files = files;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView open(
            @PathVariable("organisation") String ownAddress,
            @PathVariable("token") String token,
            HttpServletRequest request)
            throws Exception {
        if (pages.isSignedIn()) {
            return pages.signedIn(request);
        }
        Optional<String> organisation = pages.organisation(ownAddress);
        Shown shown = organisation.isEmpty()
                ? Shown.OVER
                : CurrentOrganisation.callAs(organisation.get(), () -> files.look(token));
        return page(shown, "", organisation, request);
    }

    /** The letter as a file; or the page again, which says what is wrong with the code. */
    @PostMapping
    ModelAndView fetch(
            @PathVariable("organisation") String ownAddress,
            @PathVariable("token") String token,
            HttpServletRequest request)
            throws Exception {
        String code = PageForm.of(request, "code").text("code");
        if (pages.isSignedIn()) {
            return pages.signedIn(request);
        }
        Optional<String> organisation = pages.organisation(ownAddress);
        if (organisation.isEmpty()) {
            return page(Shown.OVER, code, organisation, request);
        }
        Shown shown = CurrentOrganisation.callAs(organisation.get(), () -> files.fetch(token, code));
        Letter letter = shown.letter();
        return letter == null
                ? page(shown, code, organisation, request)
                : new ModelAndView(new Download(
                        "application/pdf", "letter-" + letter.reference() + ".pdf", LetterPdf.of(letter, false)));
    }

    /** @param typed what was typed, which is no code of this letter */
    private ModelAndView page(Shown shown, String typed, Optional<String> organisation, HttpServletRequest request)
            throws Exception {
        HttpStatus status =
                switch (shown.state()) {
                    case OPEN, FETCHED -> HttpStatus.OK;
                    case NO_CODE, WRONG_CODE -> HttpStatus.UNPROCESSABLE_ENTITY;
                    case OVER -> HttpStatus.NOT_FOUND;
                };
        ModelAndView page = pages.page("own/letter-file", status, request, organisation);
        page.addObject("state", shown.state().name());
        page.addObject("typed", typed);
        page.addObject("reference", shown.reference());
        page.addObject("until", at(shown.until()));
        page.addObject("fetchedAt", at(shown.fetchedAt()));
        return page;
    }

    private static String at(@Nullable Instant time) {
        return time == null ? "" : AT.format(time);
    }
}

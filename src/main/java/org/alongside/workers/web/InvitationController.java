package org.alongside.workers.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.alongside.access.CurrentActor;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.PasskeyOffer;
import org.alongside.access.Words;
import org.alongside.workers.invitation.AccountLinks;
import org.alongside.workers.invitation.AccountLinks.Outcome;
import org.alongside.workers.invitation.AccountLinks.Taken;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where somebody who cannot sign in yet chooses a password: the address is the key. Opening it names nobody and changes
 * nothing, so that a program that looks at links in mails uses none up; only the button does. Whatever is wrong with an
 * address is answered alike, so that trying teaches nothing. (CONF-01)
 */
@Controller
@RequestMapping("/invitation")
class InvitationController {
    private static final String LINK = "/{organisation}/{token}";
    private static final Pattern ORGANISATION = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    private final AccountLinks links;

    private final PasskeyOffer passkeys;

    InvitationController(AccountLinks links, PasskeyOffer passkeys) {
        this.links = links;
        this.passkeys = passkeys;
    }

    @GetMapping(LINK)
    ModelAndView open(
            @PathVariable("organisation") String organisation,
            @PathVariable("token") String token,
            @RequestParam Map<String, String> query)
            throws Exception {
        if (CurrentActor.get().isPresent()) {
            return signOutFirst();
        }
        if (!isThere(organisation, token)) {
            return over();
        }
        ModelAndView page = form(organisation, token, HttpStatus.OK);
        page.addObject("busy", query.containsKey("busy"));
        return page;
    }

    @PostMapping(LINK)
    ModelAndView take(
            @PathVariable("organisation") String organisation,
            @PathVariable("token") String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String passwordAgain,
            HttpServletResponse response)
            throws Exception {
        if (CurrentActor.get().isPresent()) {
            return signOutFirst();
        }
        if (!isThere(organisation, token)) {
            return over();
        }
        if (!password.equals(passwordAgain)) {
            return wrong(organisation, token, "passwordAgain", Words.here("invitation.the-two-are-not-the"));
        }
        Taken taken;
        try {
            taken = CurrentOrganisation.callAs(organisation, () -> links.take(token, password));
        } catch (RuntimeException e) {
            // At the same moment another organisation gave the user name to somebody else.
            if (isThere(organisation, token)) {
                throw e;
            }
            return over();
        }
        if (taken.outcome() == Outcome.WEAK_PASSWORD) {
            return wrong(organisation, token, "password", Words.here("invitation.this-password-is-too-easy"));
        }
        if (taken.userId() == null) {
            return over();
        }
        passkeys.leadThere(response);
        // The sign-in itself, with the user name: this address opens nothing any more.
        ModelAndView signIn = new ModelAndView("access/login");
        for (String nothing : List.of("failed", "passkey", "soon", "busy", "ready", "signedOut")) {
            signIn.addObject(nothing, false);
        }
        signIn.addObject("userId", taken.userId());
        return signIn;
    }

    /** Also what does not look like one of these addresses is answered like one that is over. */
    @RequestMapping("/**")
    ModelAndView nothingElse() {
        return over();
    }

    private boolean isThere(String organisation, String token) throws Exception {
        return ORGANISATION.matcher(organisation).matches()
                && CurrentOrganisation.callAs(organisation, () -> links.isOpen(token));
    }

    private static ModelAndView wrong(String organisation, String token, String field, String why) {
        // Passwords are typed again: a page must not carry them back.
        ModelAndView page = form(organisation, token, HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("wrong", Map.of(field, why));
        return page;
    }

    private static ModelAndView form(String organisation, String token, HttpStatus status) {
        ModelAndView page = new ModelAndView("workers/invitation", status);
        page.addObject("address", "/invitation/" + organisation + "/" + token);
        page.addObject("wrong", Map.of());
        return page;
    }

    private static ModelAndView signOutFirst() {
        return new ModelAndView("workers/invitation-signed-in", HttpStatus.CONFLICT);
    }

    private static ModelAndView over() {
        return new ModelAndView("workers/invitation-over", HttpStatus.NOT_FOUND);
    }
}

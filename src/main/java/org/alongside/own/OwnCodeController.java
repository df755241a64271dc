package org.alongside.own;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.alongside.access.AddressTries;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.PageForm;
import org.alongside.access.SecretToken;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/**
 * Where a survivor types a code on a device in the office. Whatever is wrong with a code is answered alike: with the page once
 * more, and what they can do. After many wrong ones from one address the next waits. Nobody who is signed in answers here. (MONITOR-03)
 */
@Controller
@RequestMapping("/own/code/{organisation:" + OwnVisit.ORGANISATION + "}")
@Policy(PolicyId.MONITOR_03)
class OwnCodeController {
    /** With the code it makes the secret of the sitting, so that nobody joins it who knows the code alone. */
    static final String PRESS = "ALONGSIDE_OWN_PRESS";

    /** Codes of all organisations: who tries many from one address closes none of them after a few. */
    private static final String TRIED = "code";

    private final OpenedByCode opened;
    private final OwnPages pages;
    private final AddressTries tries;

    OwnCodeController(OpenedByCode opened, OwnPages pages, AddressTries tries) {
        this.opened = opened;
        this.pages = pages;
        this.tries = tries;
    }

    @GetMapping
    ModelAndView ask(
            @PathVariable("organisation") String ownAddress, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (pages.isSignedIn()) {
            return pages.signedIn(request);
        }
        Optional<String> organisation = pages.organisation(ownAddress);
        return organisation.isEmpty()
                ? pages.over(request, organisation)
                : page(HttpStatus.OK, request, response, organisation, "");
    }

    @PostMapping
    ModelAndView open(
            @PathVariable("organisation") String ownAddress, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        PageForm form = PageForm.of(request, "code");
        if (pages.isSignedIn()) {
            return pages.signedIn(request);
        }
        Optional<String> organisation = pages.organisation(ownAddress);
        if (organisation.isEmpty()) {
            return pages.over(request, organisation);
        }
        String code = form.text("code");
        // What is no code closes none, and is not counted: people mistype.
        if (OwnCodes.isCode(OwnCodes.read(code)) && !tries.countTry(TRIED, request)) {
            return page(HttpStatus.TOO_MANY_REQUESTS, request, response, organisation, code);
        }
        // Whoever sends it twice comes to the same page. It is in no page, as whoever made the code may have looked at
        // that.
        Cookie press = WebUtils.getCookie(request, PRESS);
        Optional<String> secret = press == null
                ? Optional.empty()
                : CurrentOrganisation.callAs(
                        organisation.get(), () -> opened.takeCode(OwnCodes.read(code), press.getValue()));
        if (secret.isEmpty()) {
            return page(HttpStatus.NOT_FOUND, request, response, organisation, code);
        }
        tries.forgetTry(TRIED, request);
        pages.remember(response, ownAddress, secret.get());
        return new ModelAndView("redirect:" + opened.firstPage());
    }

    private ModelAndView page(
            HttpStatus status,
            HttpServletRequest request,
            HttpServletResponse response,
            Optional<String> organisation,
            String code)
            throws Exception {
        ModelAndView page = pages.page("own/code", status, request, organisation);
        page.addObject("isWrong", status == HttpStatus.NOT_FOUND);
        page.addObject("isTooSoon", status == HttpStatus.TOO_MANY_REQUESTS);
        page.addObject("code", code);
        pages.keep(response, PRESS, SecretToken.make());
        return page;
    }
}

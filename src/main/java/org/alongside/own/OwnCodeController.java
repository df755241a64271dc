package org.alongside.own;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
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

/**
 * Where a survivor types a code on a device in the office. Whatever is wrong with a code is answered alike: with the page once
 * more, and what they can do. Nobody who is signed in answers here. (MONITOR-03)
 */
@Controller
@RequestMapping("/own/code/{organisation:" + OwnVisit.ORGANISATION + "}")
@Policy(PolicyId.MONITOR_03)
class OwnCodeController {
    private final OpenedByCode opened;
    private final OwnPages pages;

    OwnCodeController(OpenedByCode opened, OwnPages pages) {
        this.opened = opened;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView ask(@PathVariable("organisation") String ownAddress, HttpServletRequest request) throws Exception {
        if (pages.isSignedIn()) {
            return pages.signedIn(request);
        }
        Optional<String> organisation = pages.organisation(ownAddress);
        return organisation.isEmpty()
                ? pages.over(request, organisation)
                : page(HttpStatus.OK, request, organisation, "", SecretToken.make());
    }

    @PostMapping
    ModelAndView open(
            @PathVariable("organisation") String ownAddress, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        PageForm form = PageForm.of(request, "code", "press");
        if (pages.isSignedIn()) {
            return pages.signedIn(request);
        }
        Optional<String> organisation = pages.organisation(ownAddress);
        if (organisation.isEmpty()) {
            return pages.over(request, organisation);
        }
        String code = form.text("code");
        String press = form.text("press");
        Optional<String> secret =
                CurrentOrganisation.callAs(organisation.get(), () -> opened.takeCode(OwnCodes.read(code), press));
        if (secret.isEmpty()) {
            return page(HttpStatus.NOT_FOUND, request, organisation, code, SecretToken.make());
        }
        pages.remember(response, ownAddress, secret.get());
        return new ModelAndView("redirect:" + opened.firstPage());
    }

    private ModelAndView page(
            HttpStatus status, HttpServletRequest request, Optional<String> organisation, String code, String press)
            throws Exception {
        ModelAndView page = pages.page("own/code", status, request, organisation);
        page.addObject("isWrong", status == HttpStatus.NOT_FOUND);
        page.addObject("code", code);
        // Whoever sends it twice comes to the same page.
        page.addObject("press", press);
        return page;
    }
}

package org.alongside.own;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Language;
import org.alongside.access.NeutralPlace;
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
 * Where a survivor opens a link, chooses a language and leaves quickly. No address says what it is about, and opening one
 * changes nothing, so that a program that looks at links in mails uses none up; only the button does. Whatever is wrong
 * with a link is answered alike. (CONF-06)
 */
@Controller
@RequestMapping("/own")
@Policy(PolicyId.CONF_06)
class OwnController {
    private static final String LINK = "/{organisation:" + OwnVisit.ORGANISATION + "}/{token:[A-Za-z0-9_-]{43}}";
    private static final Pattern OUR_ADDRESS = Pattern.compile("/own(/[A-Za-z0-9_-]{1,64}){1,3}");

    private final List<OpenedByLink> opened;
    private final OwnLinks links;
    private final OwnPages pages;

    OwnController(List<OpenedByLink> opened, OwnLinks links, OwnPages pages) {
        this.opened = opened;
        this.links = links;
        this.pages = pages;
    }

    @GetMapping(LINK)
    ModelAndView open(
            @PathVariable("organisation") String ownAddress,
            @PathVariable("token") String token,
            HttpServletRequest request)
            throws Exception {
        if (pages.isSignedIn()) {
            return pages.signedIn(request);
        }
        Optional<String> organisation = pages.organisation(ownAddress);
        if (organisation.isEmpty() || !CurrentOrganisation.callAs(organisation.get(), () -> isOpen(token))) {
            return pages.over(request, organisation);
        }
        ModelAndView page = pages.page("own/link", HttpStatus.OK, request, organisation);
        // Whoever presses the button twice comes to the same page.
        page.addObject("press", SecretToken.make());
        return page;
    }

    @PostMapping(LINK)
    ModelAndView take(
            @PathVariable("organisation") String ownAddress,
            @PathVariable("token") String token,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Exception {
        PageForm form = PageForm.of(request, "press");
        if (pages.isSignedIn()) {
            return pages.signedIn(request);
        }
        Optional<String> organisation = pages.organisation(ownAddress);
        Optional<Taken> taken = organisation.isPresent()
                ? CurrentOrganisation.callAs(organisation.get(), () -> take(token, form.text("press")))
                : Optional.empty();
        if (taken.isEmpty()) {
            return pages.over(request, organisation);
        }
        pages.remember(response, ownAddress, taken.get().secret());
        return new ModelAndView("redirect:" + taken.get().firstPage());
    }

    /** What a link became. */
    private record Taken(String secret, String firstPage) {}

    private boolean isOpen(String token) {
        return opened.stream().anyMatch(one -> one.isOpen(token));
    }

    private Optional<Taken> take(String token, String press) {
        return opened.stream()
                .flatMap(one -> one.take(token, press).map(secret -> new Taken(secret, one.firstPage())).stream())
                .findFirst();
    }

    /** Comes back to where it was chosen. */
    @PostMapping("/language")
    String language(HttpServletRequest request, HttpServletResponse response) {
        PageForm form = PageForm.of(request, "language", "at");
        Language.of(form.oneOf("language", Set.of("en", "mi"))).ifPresent(language -> pages.speak(response, language));
        String at = form.text("at");
        return "redirect:" + (OUR_ADDRESS.matcher(at).matches() ? at : "/own/over");
    }

    /** The sitting is over at once. Also where nothing was open, it leads away. */
    @PostMapping("/leave")
    String leave(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Optional<OwnVisit> visit = pages.visit(request);
        pages.forget(response);
        if (visit.isPresent() && !pages.isSignedIn()) {
            OwnVisit theirs = visit.get();
            CurrentOrganisation.callAs(theirs.organisation(), () -> {
                links.leave(theirs.secret());
                return theirs;
            });
        }
        return "redirect:" + NeutralPlace.ADDRESS;
    }

    /** Also what does not look like one of these addresses is answered like one that is over. */
    @RequestMapping("/**")
    ModelAndView nothingElse(HttpServletRequest request) throws Exception {
        return pages.over(request, pages.visit(request).map(OwnVisit::organisation));
    }
}

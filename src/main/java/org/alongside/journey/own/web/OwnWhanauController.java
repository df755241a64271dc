package org.alongside.journey.own.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alongside.ids.SupporterId;
import org.alongside.journey.whanau.Supporters.WithAgreements;
import org.alongside.own.OwnVisit;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where survivors take back what they agreed to with somebody whom they bring in. It is asked once more. (CONSENT-06) */
@Controller
@RequestMapping("/own/record/whanau/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}")
@Policy(PolicyId.CONSENT_06)
class OwnWhanauController {
    private final OwnActs acts;
    private final OwnRecord record;
    private final RecordPages pages;

    OwnWhanauController(OwnActs acts, OwnRecord record, RecordPages pages) {
        this.acts = acts;
        this.record = record;
        this.pages = pages;
    }

    /**
     * Somebody, as survivors see them.
     *
     * @param came the newest days on which they came to a session; empty where none
     * @param name empty while names are not shown, as are what they are and what they may be told
     */
    record Shown(String id, String name, String what, String tell, List<May> agreed, String came) {}

    /** What is agreed to. @param purpose as the page names it */
    record May(String purpose, String until) {}

    static Shown shown(WithAgreements one, boolean isNameShown) {
        return new Shown(
                one.supporter().id().toString(),
                isNameShown ? one.supporter().said().name() : "",
                isNameShown ? one.supporter().said().what() : "",
                isNameShown ? one.supporter().said().tell() : "",
                one.agreed().entrySet().stream()
                        .map(each -> new May("WHANAU_" + each.getKey(), RecordPages.day(each.getValue())))
                        .toList(),
                one.sessions().stream().map(RecordPages::day).collect(Collectors.joining(", ")));
    }

    @GetMapping
    ModelAndView ask(
            @PathVariable("id") String id,
            @RequestParam(name = "names", defaultValue = "") String names,
            HttpServletRequest request)
            throws Exception {
        return ask(id, names.equals("show"), false, HttpStatus.OK, request);
    }

    private ModelAndView ask(
            String id, boolean areNamesShown, boolean isNotNow, HttpStatus status, HttpServletRequest request)
            throws Exception {
        return pages.where(request, record::agreements, (found, visit) -> {
            Optional<WithAgreements> one = found.supporters().stream()
                    .filter(each -> each.supporter().id().toString().equals(id))
                    .filter(each -> !each.agreed().isEmpty())
                    .findFirst();
            return one.isEmpty()
                    ? new ModelAndView("redirect:/own/record/agreements")
                    : page(shown(one.get(), areNamesShown), isNotNow, status, request, visit);
        });
    }

    private ModelAndView page(
            Shown one, boolean isNotNow, HttpStatus status, HttpServletRequest request, OwnVisit visit)
            throws Exception {
        ModelAndView page = pages.page("own/record-whanau", status, request, visit);
        page.addObject("one", one);
        return page.addObject("isNotNow", isNotNow);
    }

    @PostMapping
    ModelAndView takeBack(@PathVariable("id") String id, HttpServletRequest request) throws Exception {
        return pages.where(
                request,
                secret -> Optional.of(acts.takesBackFor(secret, SupporterId.of(id))),
                (outcome, visit) -> switch (outcome) {
                    case DONE -> new ModelAndView("redirect:/own/record/done/no-whanau");
                    case OVER -> pages.over(request, visit);
                    case NOT_NOW, MANY, KEPT_BY_LAW -> ask(id, false, true, HttpStatus.CONFLICT, request);
                });
    }
}

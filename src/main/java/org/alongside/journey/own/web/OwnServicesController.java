package org.alongside.journey.own.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.alongside.ids.EntryId;
import org.alongside.own.OwnVisit;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.state.Referrals.Agreed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where survivors take back what one service may learn of them. It is asked once more. (CONSENT-06) */
@Controller
@RequestMapping("/own/record/services/{service:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}")
@Policy(PolicyId.CONSENT_06)
class OwnServicesController {
    private final OwnActs acts;
    private final OwnRecord record;
    private final RecordPages pages;

    OwnServicesController(OwnActs acts, OwnRecord record, RecordPages pages) {
        this.acts = acts;
        this.record = record;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView ask(
            @PathVariable("service") String service,
            @RequestParam(name = "names", defaultValue = "") String names,
            HttpServletRequest request)
            throws Exception {
        return ask(service, names.equals("show"), false, HttpStatus.OK, request);
    }

    private ModelAndView ask(
            String service, boolean areNamesShown, boolean isNotNow, HttpStatus status, HttpServletRequest request)
            throws Exception {
        return pages.where(request, record::agreements, (found, visit) -> {
            Optional<Agreed> agreed = found.services().stream()
                    .filter(one -> one.service().toString().equals(service))
                    .findFirst();
            return agreed.isEmpty()
                    ? new ModelAndView("redirect:/own/record/agreements")
                    : page(
                            OwnRecordController.may(agreed.get(), areNamesShown, found),
                            isNotNow,
                            status,
                            request,
                            visit);
        });
    }

    private ModelAndView page(
            OwnRecordController.Service one,
            boolean isNotNow,
            HttpStatus status,
            HttpServletRequest request,
            OwnVisit visit)
            throws Exception {
        ModelAndView page = pages.page("own/record-service", status, request, visit);
        page.addObject("one", one);
        return page.addObject("isNotNow", isNotNow);
    }

    @PostMapping
    ModelAndView takeBack(@PathVariable("service") String service, HttpServletRequest request) throws Exception {
        return pages.where(
                request,
                secret -> Optional.of(acts.takesBackFor(secret, EntryId.of(service))),
                (outcome, visit) -> switch (outcome) {
                    case DONE -> new ModelAndView("redirect:/own/record/done/no-passing-on");
                    case OVER -> pages.over(request, visit);
                    case NOT_NOW, MANY, KEPT_BY_LAW -> ask(service, false, true, HttpStatus.CONFLICT, request);
                });
    }
}

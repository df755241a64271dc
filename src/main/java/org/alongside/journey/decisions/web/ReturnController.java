package org.alongside.journey.decisions.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.PageLink;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.ReturnByLabel;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A survivor comes back: whoever they turn to types the label. Also the page that is shown after they left. */
@Controller
class ReturnController {
    private static final String VIEW = "journey/return";

    private final ReturnByLabel returns;

    ReturnController(ReturnByLabel returns) {
        this.returns = returns;
    }

    @Bean
    static PageLink linkToReturn() {
        return new PageLink("/journeys/return", "place.return", Set.of(Role.PEER_WORKER));
    }

    @GetMapping("/journeys/return")
    String page() {
        return VIEW;
    }

    @PostMapping("/journeys/return")
    ModelAndView comesBack(HttpServletRequest request) {
        String typed = PageForm.of(request, "label").text("label");
        if (typed.isEmpty()) {
            return new ModelAndView(
                    VIEW,
                    Map.of("refused", Words.here("return.please-type-the-label")),
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
        WorkerId me = CurrentActor.get().orElseThrow().userId();
        try {
            Optional<ReturnByLabel.Back> back = returns.comesBack(typed, me);
            return back.map(found -> new ModelAndView(VIEW, Map.of("back", found)))
                    .orElseGet(() -> new ModelAndView(VIEW, Map.of("typed", typed, "isUnknown", true)));
        } catch (Refused refused) {
            boolean isTooOften = refused.isUnder(PolicyId.CONF_01);
            ModelAndView page = new ModelAndView(VIEW, isTooOften ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.CONFLICT);
            page.addObject("typed", typed);
            page.addObject("refused", refused.sentence());
            return page;
        }
    }

    @GetMapping("/journeys/done")
    String done(@RequestParam(name = "what", defaultValue = "") String what, Model model) {
        model.addAttribute("isErased", what.equals("erased"));
        return "journey/done";
    }
}

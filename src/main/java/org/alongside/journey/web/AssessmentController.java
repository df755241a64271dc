package org.alongside.journey.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.alongside.access.AccountNames;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.assessment.TabletCodes;
import org.alongside.assessment.TabletCodes.Round;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.Labels;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.own.OwnCodes;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What a worker does for the assessment of somebody with whom they walk: makes a code for a device in the office. Nothing here tells what the survivor says, or whether. (MONITOR-01, MONITOR-03)
 */
@Controller
@RequestMapping("/people/{label}/assessment")
@Policy(PolicyId.MONITOR_03)
class AssessmentController {
    private final TheirJourneys own;
    private final TabletCodes codes;
    private final AccountNames accounts;
    private final String publicAddress;

    AssessmentController(
            TheirJourneys own,
            TabletCodes codes,
            AccountNames accounts,
            @Value("${alongside.public-address:}") String publicAddress) {
        this.own = own;
        this.codes = codes;
        this.accounts = accounts;
        this.publicAddress = publicAddress.strip().replaceAll("/+$", "");
    }

    /** A code that was made just now. @param digits in two groups, as they are read out */
    record NewCode(String digits, String until, String address) {}

    @GetMapping
    ModelAndView look(@PathVariable("label") String label) {
        return page(own.at(label), null, "", HttpStatus.OK);
    }

    /** The code stands in the answer and nowhere else. */
    @PostMapping("/code")
    ModelAndView makeCode(@PathVariable("label") String label, HttpServletRequest request) {
        PageForm.of(request);
        JourneyId journeyId = own.at(label);
        try {
            OwnCodes.Made made = own.changeAndTell(
                    "assessment: make a code", journeyId, me(), journey -> codes.make(journeyId, me()));
            return page(journeyId, code(made), "", HttpStatus.OK);
        } catch (Refused refused) {
            return page(journeyId, null, refused.sentence(), HttpStatus.CONFLICT);
        }
    }

    private NewCode code(OwnCodes.Made made) {
        String here = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return new NewCode(
                made.code().substring(0, 4) + " " + made.code().substring(4),
                JourneyWords.when(made.endsAt()),
                (publicAddress.isEmpty() ? here : publicAddress) + codes.address());
    }

    private ModelAndView page(JourneyId journeyId, @Nullable NewCode code, String refused, HttpStatus status) {
        return own.read("assessment: look", journeyId, me(), journey -> {
            Optional<Round> round = codes.round(journey.id(), me());
            ModelAndView page = new ModelAndView("journey/assessment", status);
            page.addObject("label", journey.label());
            page.addObject("address", address(journey));
            page.addObject("refused", refused);
            page.addObject(
                    "until", round.map(open -> JourneyWords.when(open.endsAt())).orElse(""));
            page.addObject("code", code);
            page.addObject(
                    "before", round.flatMap(Round::lastCode).map(this::before).orElse(""));
            return page;
        });
    }

    private String before(OwnCodes.WasMade made) {
        Instant at = made.at();
        return Words.here(
                "assessment-code.a-code-was-made-on",
                JourneyWords.when(at),
                accounts.of(List.of(made.by())).at(made.by(), at));
    }

    private static String address(Journey journey) {
        return "/people/" + Labels.address(journey.label());
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}

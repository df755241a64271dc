package org.alongside.journey.decisions.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.PageLink;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.consent.Purpose;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.AskedByLabel;
import org.alongside.journey.web.JourneyWords;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A survivor who left asks for something, or takes something back: whoever hears it types the label. (CONSENT-06, CONSENT-10) */
@Controller
class AskedController {
    private static final String VIEW = "journey/asked";

    /** What can be asked for, and what is answered. */
    private enum What {
        COPY("asked.the-copy-is-asked-for", null),
        PAGE("asked.a-link-is-on-its-way", null),
        KEEP("asked.the-record-is-kept", null),
        ERASE("asked.the-record-is-to-be-erased", null),
        NO_PASSING_ON("asked.nothing-is-passed-on", Purpose.DISCLOSE_TO_RECIPIENT),
        NO_WHANAU("asked.whanau-are-not-contacted", Purpose.CONTACT_WHANAU),
        NO_COUNTING("asked.they-are-not-counted", Purpose.ANONYMOUS_REPORTING),
        NO_NOTES("asked.no-notes-are-kept", Purpose.KEEP_SESSION_NOTES);

        private final String done;
        private final @Nullable Purpose takenBack;

        What(String done, @Nullable Purpose takenBack) {
            this.done = done;
            this.takenBack = takenBack;
        }
    }

    private static final Set<String> ALL =
            Arrays.stream(What.values()).map(What::name).collect(Collectors.toSet());

    private final AskedByLabel asked;

    AskedController(AskedByLabel asked) {
        this.asked = asked;
    }

    /** Peer workers come here from the page on which somebody comes back. */
    @Bean
    static PageLink linkToAsked() {
        return new PageLink("/journeys/asked", "place.asked", Set.of(Role.SUPERVISOR));
    }

    @GetMapping("/journeys/asked")
    String page(Model model) {
        model.addAttribute("form", new Typed("", "", false, false));
        return VIEW;
    }

    @PostMapping("/journeys/asked")
    ModelAndView asks(HttpServletRequest request) {
        PageForm form = PageForm.of(request, "label", "what", "other", "safe");
        Optional<String> what = form.choice("what", ALL);
        Typed typed = new Typed(form.text("label"), what.orElse(""), form.isTicked("other"), form.isTicked("safe"));
        if (typed.label().isEmpty()) {
            return again(typed, HttpStatus.UNPROCESSABLE_ENTITY, Words.here("return.please-type-the-label"));
        }
        if (what.isEmpty()) {
            return again(typed, HttpStatus.UNPROCESSABLE_ENTITY, Words.here("asked.please-choose"));
        }
        WorkerId me = CurrentActor.get().orElseThrow().userId();
        What asks = What.valueOf(what.get());
        try {
            return asks(asks, typed, me)
                    .map(said -> new ModelAndView(VIEW, Map.of("done", said, "form", new Typed("", "", false, false))))
                    .orElseGet(() -> again(typed, HttpStatus.OK, Words.here("asked.nobody-left-with-this-label")));
        } catch (Refused refused) {
            if (refused.isUnder(PolicyId.CONF_06)) {
                return again(typed, HttpStatus.UNPROCESSABLE_ENTITY, refused.sentence());
            }
            boolean isTooOften = refused.isUnder(PolicyId.CONF_01);
            return again(typed, isTooOften ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.CONFLICT, refused.sentence());
        }
    }

    /** What is said once it is done. */
    private Optional<String> asks(What what, Typed typed, WorkerId me) {
        return switch (what) {
            case COPY -> said(what, asked.asksForCopy(typed.label(), typed.isOther(), me));
            case PAGE ->
                asked.asksForPage(typed.label(), typed.isSafe(), me).map(label -> Words.here(what.done, label));
            case KEEP -> said(what, asked.asksToKeep(typed.label(), me));
            case ERASE -> said(what, asked.asksToErase(typed.label(), me));
            default ->
                asked.takesBack(typed.label(), Objects.requireNonNull(what.takenBack), me)
                        .map(label -> Words.here(what.done, label));
        };
    }

    private static Optional<String> said(What what, Optional<AskedByLabel.Asked> asked) {
        return asked.map(found -> Words.here(what.done, found.label(), JourneyWords.day(found.day())));
    }

    private static ModelAndView again(Typed typed, HttpStatus status, String why) {
        return new ModelAndView(VIEW, new HashMap<>(Map.of("form", typed, "refused", why)), status);
    }

    /** What somebody typed and chose. */
    record Typed(String label, String what, boolean isOther, boolean isSafe) {}
}

package org.alongside.journey.othersupport;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.directory.Entry;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.directory.Proposals;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Labels;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.policy.Refused;
import org.alongside.referral.state.Referrals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a worker names, with the survivor, a service that the directory does not know. What is alike is shown before it is added;
 * nothing of the survivor goes into the directory. (REFER-01, REFER-03)
 */
@Controller
@RequestMapping("/people/{label}/other-support/new")
class NewServiceController {
    private static final String NAME = "name";
    private static final String KIND = "kind";
    private static final String SEEN = "seen";
    private static final int NAME_MAX = 200;
    private static final int WHAT_MAX = 500;
    private static final List<Text> REACH = List.of(Text.PHONE, Text.EMAIL, Text.PLACE);
    private static final List<Text> ASKED = List.of(Text.PHONE, Text.EMAIL, Text.PLACE, Text.WHAT);

    private final TheirJourneys own;
    private final Referrals referrals;
    private final Proposals proposals;

    NewServiceController(TheirJourneys own, Referrals referrals, Proposals proposals) {
        this.own = own;
        this.referrals = referrals;
        this.proposals = proposals;
    }

    /** What was typed, by field, and what is wrong with it. @param seen the name for which what is alike was shown */
    private record Typed(Map<String, String> fields, Map<String, String> wrong, String seen) {
        private Content content() {
            Map<Text, String> texts = new EnumMap<>(Text.class);
            for (Text text : ASKED) {
                String typed = fields.getOrDefault(text.name(), "");
                if (!typed.isEmpty()) {
                    texts.put(text, typed);
                }
            }
            return new Content(
                    fields.getOrDefault(NAME, ""),
                    Kind.valueOf(fields.getOrDefault(KIND, Kind.OTHER.name())),
                    Cost.NOT_KNOWN,
                    Set.of(),
                    texts);
        }
    }

    @GetMapping
    ModelAndView page(@PathVariable("label") String label) {
        return shown(label, new Typed(Map.of(), Map.of(), ""), List.of(), HttpStatus.OK);
    }

    /** Adds it, and leads back to where the survivor can be told of it. */
    @PostMapping
    ModelAndView add(@PathVariable("label") String label, HttpServletRequest request) {
        Typed typed = typed(request);
        if (!typed.wrong().isEmpty()) {
            return shown(label, typed, List.of(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        JourneyId journeyId = own.at(label);
        try {
            List<Entry> alike = own.changeAndTell("directory: name a service", journeyId, me(), journey -> {
                referrals.mayBegin(journeyId, me()).orRefuse();
                Content content = typed.content();
                List<Entry> found = typed.seen().equals(content.name()) ? List.of() : proposals.alike(content.name());
                if (found.isEmpty()) {
                    proposals.propose(content, me());
                }
                return found;
            });
            return alike.isEmpty()
                    ? new ModelAndView("redirect:/people/" + Labels.address(label) + "/other-support#named")
                    : shown(label, typed, alike, HttpStatus.CONFLICT);
        } catch (Refused refused) {
            return shown(label, typed, List.of(), HttpStatus.CONFLICT).addObject("refused", refused.sentence());
        }
    }

    private static Typed typed(HttpServletRequest request) {
        Set<String> words = ASKED.stream().map(Text::name).collect(Collectors.toSet());
        words.add(NAME);
        words.add(SEEN);
        PageForm form = PageForm.withWords(request, words, KIND);
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        String name = seen(form.text(NAME));
        fields.put(NAME, name);
        if (name.isEmpty()) {
            wrong.put(NAME, Words.here("directory.name-it"));
        }
        check(NAME, name, NAME_MAX, wrong);
        for (Text text : ASKED) {
            String typed = seen(form.text(text.name()));
            fields.put(text.name(), typed);
            check(text.name(), typed, text == Text.WHAT ? WHAT_MAX : text.max(), wrong);
        }
        if (REACH.stream().allMatch(text -> fields.getOrDefault(text.name(), "").isEmpty())) {
            wrong.put(Text.PHONE.name(), Words.here("new-service.reach"));
        }
        fields.put(KIND, form.oneOf(KIND, OtherSupportController.kinds().keySet()));
        return new Typed(fields, wrong, form.text(SEEN));
    }

    private static void check(String field, String typed, int max, Map<String, String> wrong) {
        if (typed.length() > max) {
            wrong.put(field, Words.here("directory.too-long", max));
        } else if (max < WHAT_MAX && typed.chars().anyMatch(Character::isISOControl)) {
            wrong.put(field, Words.here("directory.one-line"));
        }
    }

    /** Marks that cannot be seen are left out. */
    private static String seen(String typed) {
        return typed.replace("\r\n", "\n").replaceAll("\\p{Cf}", "").strip();
    }

    /** @param alike what the directory has already; empty where it has nothing like it, or none was looked for */
    private ModelAndView shown(String label, Typed typed, List<Entry> alike, HttpStatus status) {
        JourneyId journeyId = own.at(label);
        ModelAndView page = new ModelAndView("journey/new-service", status);
        own.read(
                "read the page",
                journeyId,
                me(),
                journey -> page.addObject("address", "/people/" + Labels.address(journey.label())));
        page.addObject("typed", typed.fields());
        page.addObject("wrong", typed.wrong());
        page.addObject("alike", new ArrayList<>(alike));
        page.addObject("seen", alike.isEmpty() ? "" : typed.fields().getOrDefault(NAME, ""));
        page.addObject("kinds", OtherSupportController.kinds());
        page.addObject("texts", texts());
        return page;
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        ASKED.forEach(text -> texts.put(
                text.name(), Words.here("directory-text." + text.name().toLowerCase(Locale.ROOT))));
        return texts;
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}

package org.alongside.messages.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageDate;
import org.alongside.access.PageLink;
import org.alongside.access.People;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.engine.EngineClock;
import org.alongside.engine.FormWords;
import org.alongside.ids.MessageId;
import org.alongside.ids.WorkerId;
import org.alongside.messages.MessageTemplate;
import org.alongside.messages.NoSuchMessageException;
import org.alongside.messages.PassingOn;
import org.alongside.messages.PassingOn.Item;
import org.alongside.messages.PassingOn.Lists;
import org.alongside.messages.PassingOn.Opened;
import org.alongside.policy.Refused;
import org.alongside.records.RecordField;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Messages for a person: who is to be reached, by label, and how for whoever takes one. (CONF-03, CONF-06) */
@Controller
@RequestMapping("/messages")
class MessagesController {
    private static final int ROWS_MAX = 100;
    /** Ways in which the words are written and not spoken. */
    private static final Set<Object> WRITTEN = Set.of("TEXT", "EMAIL", "POST");

    private static final PageDate AT = PageDate.of("EEE d MMM uuuu, h:mm a").withZone(EngineClock.ZONE);
    private static final Map<String, String> BECAUSE = Map.of(
            "NO_MAIL_SERVER", "messages.this-service-has-no-mail",
            "NOT_BY_MAIL", "messages.they-chose-another-way-than",
            "HOURS_TO_KEEP", "messages.an-e-mail-may-not",
            "ADDRESS_IS_NONE", "messages.the-mail-server-cannot-send",
            "REFUSED", "messages.the-mail-server-does-not",
            "CAME_BACK", "messages.the-e-mail-came-back",
            "GAVE_UP", "messages.it-could-not-be-sent",
            "UNSURE", "messages.nobody-knows-whether-the-e",
            "UNREADABLE", "messages.it-could-not-be-put");
    private static final String NOT_NEEDED = "not-needed";
    private static final Map<String, String> DONE = Map.of(
            "passed-on",
            "messages.kept-it-was-passed-on",
            "not-reached",
            "messages.kept-nobody-was-reached-the",
            "given-back",
            "messages.the-message-is-in-the",
            "again",
            "messages.it-is-sent-again-within",
            "by-hand",
            "messages.it-is-in-the-list",
            "sent",
            "messages.kept-it-counts-as-sent",
            NOT_NEEDED,
            "messages.the-message-that-you-had");

    private final PassingOn messages;
    private final People people;
    private final FormWords words;
    private final Clock clock;

    MessagesController(PassingOn messages, People people, FormWords words, Clock clock) {
        this.messages = messages;
        this.people = people;
        this.words = words;
        this.clock = clock;
    }

    @Bean
    static PageLink linkToMessages() {
        return new PageLink("/messages", "place.messages", Set.of(Role.SUPERVISOR));
    }

    record Row(
            String id,
            String label,
            String what,
            String because,
            String since,
            String until,
            String tries,
            String with,
            boolean isMine,
            boolean isFree) {}

    record Line(String name, String value) {}

    @GetMapping
    ModelAndView messages(@RequestParam(name = "done", defaultValue = "") String done) {
        return lists(Words.ofCode(DONE, done), "", HttpStatus.OK);
    }

    private ModelAndView lists(String done, String refused, HttpStatus status) {
        Lists lists = messages.lists(ROWS_MAX + 1);
        Map<WorkerId, String> names = people.names();
        ModelAndView page = new ModelAndView("messages/all", status);
        page.addObject("done", done);
        page.addObject("refused", refused);
        page.addObject("toPassOn", rows(lists.toPassOn(), names));
        page.addObject("unknown", rows(lists.unknown(), names));
        page.addObject(
                "more", lists.toPassOn().size() > ROWS_MAX || lists.unknown().size() > ROWS_MAX);
        page.addObject("waiting", lists.waiting());
        Instant since = lists.waitingSince();
        page.addObject("waitingSince", since == null ? "" : AT.format(since));
        return page;
    }

    private List<Row> rows(List<Item> items, Map<WorkerId, String> names) {
        return items.stream().limit(ROWS_MAX).map(item -> row(item, names)).toList();
    }

    private Row row(Item item, Map<WorkerId, String> names) {
        WorkerId takenBy = item.takenBy();
        return new Row(
                item.id().toString(),
                item.label(),
                what(item.template()),
                Words.ofCode(BECAUSE, item.because()),
                AT.format(item.since()),
                AT.format(item.until()),
                item.tries() == 0
                        ? ""
                        : Words.here(item.tries() == 1 ? "messages.tried-once" : "messages.tried-times", item.tries()),
                takenBy == null ? Words.here("messages.nobody-yet") : names.getOrDefault(takenBy, takenBy.value()),
                me().equals(takenBy),
                takenBy == null);
    }

    private static String what(MessageTemplate template) {
        return switch (template) {
            case PLEASE_CALL -> Words.here("messages.please-call-us");
            case ASSESSMENT_INVITED, ASSESSMENT_REMINDED, FEEDBACK_INVITED -> Words.here("messages.a-page-to-open-if");
            case RECORD_OPENED -> Words.here("messages.a-page-that-they-asked");
        };
    }

    @PostMapping("/{id}/take")
    ModelAndView take(@PathVariable("id") String id) {
        return act(id, messages::take, "redirect:/messages/" + id);
    }

    @GetMapping("/{id}")
    ModelAndView open(@PathVariable("id") String id) {
        return ifNeeded(id, () -> page(messages.open(id(id), me()), "", "", HttpStatus.OK));
    }

    /** Of a message that they had taken and that was stopped meanwhile, they are told that, and not why. */
    private ModelAndView ifNeeded(String id, Supplier<ModelAndView> answer) {
        try {
            return answer.get();
        } catch (NoSuchMessageException e) {
            if (messages.wasStopped(id(id), me())) {
                return new ModelAndView("redirect:/messages?done=" + NOT_NEEDED);
            }
            throw e;
        }
    }

    /** The link stands in the answer and nowhere else. */
    @PostMapping("/{id}/link")
    ModelAndView link(@PathVariable("id") String id) {
        String here = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return ifNeeded(id, () -> {
            try {
                String link = messages.link(id(id), here, me());
                return page(messages.open(id(id), me()), link, "", HttpStatus.OK);
            } catch (Refused refused) {
                return page(messages.open(id(id), me()), "", refused.sentence(), HttpStatus.CONFLICT);
            }
        });
    }

    @PostMapping("/{id}/passed-on")
    ModelAndView passedOn(@PathVariable("id") String id) {
        return ifNeeded(id, () -> {
            try {
                messages.passedOn(id(id), me());
                return new ModelAndView("redirect:/messages?done=passed-on");
            } catch (Refused refused) {
                return page(messages.open(id(id), me()), "", refused.sentence(), HttpStatus.CONFLICT);
            }
        });
    }

    @PostMapping("/{id}/not-reached")
    ModelAndView notReached(@PathVariable("id") String id) {
        return act(id, messages::notReached, "redirect:/messages?done=not-reached");
    }

    @PostMapping("/{id}/give-back")
    ModelAndView giveBack(@PathVariable("id") String id) {
        return act(id, messages::giveBack, "redirect:/messages?done=given-back");
    }

    @PostMapping("/{id}/again")
    ModelAndView sendAgain(@PathVariable("id") String id) {
        return act(id, messages::sendAgain, "redirect:/messages?done=again");
    }

    @PostMapping("/{id}/by-hand")
    ModelAndView passOnToBeSure(@PathVariable("id") String id) {
        return act(id, messages::passOnToBeSure, "redirect:/messages?done=by-hand");
    }

    @PostMapping("/{id}/sent")
    ModelAndView countsAsSent(@PathVariable("id") String id) {
        return act(id, messages::countsAsSent, "redirect:/messages?done=sent");
    }

    private ModelAndView act(String id, BiConsumer<MessageId, WorkerId> act, String then) {
        return ifNeeded(id, () -> {
            try {
                act.accept(id(id), me());
                return new ModelAndView(then);
            } catch (Refused refused) {
                return lists("", refused.sentence(), HttpStatus.CONFLICT);
            }
        });
    }

    private ModelAndView page(Opened opened, String link, String refused, HttpStatus status) {
        ModelAndView page = new ModelAndView("messages/one", status);
        page.addObject("message", row(opened.item(), Map.of()));
        page.addObject("refused", refused);
        page.addObject("link", link);
        page.addObject("hasLink", opened.hasLink());
        page.addObject("isLinkMade", opened.isLinkMade());
        page.addObject("theirsUntil", AT.format(opened.theirsUntil()));
        page.addObject("isWritten", WRITTEN.contains(opened.contact().getOrDefault(RecordField.CONTACT_CHANNEL, "")));
        page.addObject("say", opened.say());
        page.addObject("language", opened.language().tag());
        page.addObject(
                "contact",
                opened.contact().entrySet().stream()
                        .map(entry -> new Line(
                                words.of(entry.getKey().id()).label(),
                                words.of(entry.getKey().id()).choice(entry.getValue())))
                        .toList());
        page.addObject(
                "mayLeaveMessage", "YES".equals(opened.contact().getOrDefault(RecordField.CONTACT_VOICEMAIL, "")));
        page.addObject("now", AT.format(clock.instant()));
        page.addObject("triesLeft", PassingOn.TRIES_MAX - opened.item().tries());
        return page;
    }

    private static MessageId id(String id) {
        try {
            return MessageId.of(id);
        } catch (IllegalArgumentException e) {
            throw new NoSuchMessageException();
        }
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}

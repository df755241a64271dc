package org.alongside.journey.people.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.engine.EmailAddress;
import org.alongside.engine.FormWords;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.people.ContactAndWishes;
import org.alongside.journey.people.ContactAndWishes.Part;
import org.alongside.journey.state.Labels;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.journey.web.Question;
import org.alongside.policy.Refused;
import org.alongside.records.RecordField;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * How a survivor may be reached, what they wish, and the people who matter to them: asked in the words of the forms, and
 * changed at any time. (CONF-01, WORKER-06)
 */
@Controller
@RequestMapping("/people/{label}")
class ContactController {
    private static final int PEOPLE_MAX = 50;
    private static final String STATE = "state";
    private static final String ANY_TIME_HINT = "contact.an-e-mail-is-sent";

    private final ContactAndWishes contact;
    private final TheirJourneys own;
    private final FormWords words;

    ContactController(ContactAndWishes contact, TheirJourneys own, FormWords words) {
        this.contact = contact;
        this.own = own;
        this.words = words;
    }

    @GetMapping("/contact")
    String contact(
            @PathVariable("label") String label,
            @RequestParam(name = "ask", defaultValue = "") String ask,
            Model model) {
        ContactAndWishes.View view = contact.view(own.at(label), Part.CONTACT, me());
        model.addAttribute("asksAgain", ask.equals("again"));
        model.addAllAttributes(page(label, view.state(), questions(view.answers()), ""));
        return "journey/contact";
    }

    @PostMapping("/contact")
    ModelAndView changeContact(@PathVariable("label") String label, HttpServletRequest request) {
        PageForm form = PageForm.of(
                request,
                Stream.concat(Part.CONTACT.fields().stream().map(RecordField::id), Stream.of(STATE))
                        .toArray(String[]::new));
        Map<RecordField, Object> answers = new EnumMap<>(RecordField.class);
        Part.CONTACT.fields().forEach(field -> answers.put(field, answer(form, field)));
        List<Question> questions = questions(answers);
        return answered(
                label,
                Part.CONTACT,
                answers,
                form.text(STATE),
                "journey/contact",
                questions,
                areRight(questions),
                "contact");
    }

    private Object answer(PageForm form, RecordField field) {
        FormWords.Field asked = words.of(field.id());
        if (asked.choices().isEmpty()) {
            return form.text(field.id());
        }
        if (asked.isSeveral()) {
            Set<String> chosen = form.choices(field.id(), asked.choices().keySet());
            return chosen.isEmpty() ? "" : List.copyOf(chosen);
        }
        return form.choice(field.id(), asked.choices().keySet()).orElse("");
    }

    private List<Question> questions(Map<RecordField, Object> answers) {
        boolean isByMail = answers.getOrDefault(RecordField.CONTACT_CHANNEL, "").equals("EMAIL");
        return Part.CONTACT.fields().stream()
                .map(field -> question(field, answers.getOrDefault(field, ""), isByMail))
                .toList();
    }

    private Question question(RecordField field, Object answer, boolean isByMail) {
        FormWords.Field asked = words.of(field.id());
        String kind = asked.choices().isEmpty() ? "line" : asked.isSeveral() ? "several" : "one";
        List<String> answers = answer instanceof Collection<?> several
                ? several.stream().map(Object::toString).toList()
                : List.of(answer.toString());
        return new Question(
                field.id(),
                asked.label(),
                kind,
                asked.choices(),
                answers,
                asked.lengthMax(),
                field == RecordField.CONTACT_ANY_TIME ? Words.here(ANY_TIME_HINT) : "",
                wrong(field, asked, answer, isByMail));
    }

    private static String wrong(RecordField field, FormWords.Field asked, Object answer, boolean isByMail) {
        if (field == RecordField.CONTACT_ALIAS && answer.equals("")) {
            return Words.here("contact.please-keep-a-name-that");
        }
        if (field == RecordField.CONTACT_ADDRESS
                && isByMail
                && !answer.equals("")
                && !EmailAddress.isOne(answer.toString())) {
            return Words.here("contact.e-mail-needed");
        }
        return asked.choices().isEmpty() && answer.toString().length() > asked.lengthMax()
                ? Words.here("contact.please-use-at-most-characters", asked.lengthMax())
                : "";
    }

    private static boolean areRight(List<Question> questions) {
        return questions.stream().allMatch(question -> question.wrong().isEmpty());
    }

    /** One row for each, and one more to fill in. */
    @GetMapping("/people-who-matter")
    String peopleWhoMatter(@PathVariable("label") String label, Model model) {
        ContactAndWishes.View view = contact.view(own.at(label), Part.PEOPLE_WHO_MATTER, me());
        model.addAttribute("maySomebodyBeCalled", view.maySomebodyBeCalled());
        model.addAllAttributes(page(
                label, view.state(), rows(view.answers().getOrDefault(RecordField.PERSON_KEY_PEOPLE, List.of())), ""));
        return "journey/people-who-matter";
    }

    @PostMapping("/people-who-matter")
    ModelAndView changePeopleWhoMatter(@PathVariable("label") String label, HttpServletRequest request) {
        Map<String, FormWords.Field> columns =
                words.of(RecordField.PERSON_KEY_PEOPLE.id()).columns();
        PageForm form = PageForm.of(
                request,
                Stream.concat(
                                IntStream.range(0, PEOPLE_MAX).boxed().flatMap(row -> columns.keySet().stream()
                                        .map(column -> id(row, column))),
                                Stream.of(STATE))
                        .toArray(String[]::new));
        List<Map<String, Object>> kept = new ArrayList<>();
        for (int row = 0; row < PEOPLE_MAX; row++) {
            Map<String, Object> answers = new LinkedHashMap<>();
            for (Map.Entry<String, FormWords.Field> column : columns.entrySet()) {
                Set<String> choices = column.getValue().choices().keySet();
                Optional<String> answer = choices.isEmpty()
                        ? Optional.of(form.text(id(row, column.getKey())))
                        : form.choice(id(row, column.getKey()), choices);
                answer.filter(text -> !text.isEmpty()).ifPresent(text -> answers.put(column.getKey(), text));
            }
            if (!answers.isEmpty()) {
                kept.add(answers);
            }
        }
        Object answer = kept.isEmpty() ? "" : kept;
        return answered(
                label,
                Part.PEOPLE_WHO_MATTER,
                Map.of(RecordField.PERSON_KEY_PEOPLE, answer),
                form.text(STATE),
                "journey/people-who-matter",
                rows(kept),
                true,
                "people");
    }

    private static String id(int row, String column) {
        return "person-" + row + "-" + column;
    }

    private List<List<Question>> rows(Object people) {
        List<Map<?, ?>> rows = new ArrayList<>();
        if (people instanceof Collection<?> several) {
            several.forEach(each -> rows.add(each instanceof Map<?, ?> row ? row : Map.of()));
        }
        int shown = Math.min(PEOPLE_MAX, rows.size() + 1);
        return IntStream.range(0, shown)
                .mapToObj(row -> row(row, row < rows.size() ? rows.get(row) : Map.of()))
                .toList();
    }

    private List<Question> row(int number, Map<?, ?> answers) {
        return words.of(RecordField.PERSON_KEY_PEOPLE.id()).columns().entrySet().stream()
                .map(column -> new Question(
                        id(number, column.getKey()),
                        column.getValue().label(),
                        column.getValue().choices().isEmpty() ? "line" : "one",
                        column.getValue().choices(),
                        List.of(Optional.<Object>ofNullable(answers.get(column.getKey()))
                                .orElse("")
                                .toString()),
                        column.getValue().lengthMax(),
                        "",
                        ""))
                .toList();
    }

    private ModelAndView answered(
            String label,
            Part part,
            Map<RecordField, Object> answers,
            String seen,
            String view,
            List<?> questions,
            boolean areRight,
            String done) {
        JourneyId journeyId = own.at(label);
        if (!areRight) {
            // Whether it is theirs comes first; nothing of it is read.
            own.read("contact and wishes: change", journeyId, me(), journey -> journey);
            return new ModelAndView(
                    view,
                    page(label, seen, questions, Words.here("contact.please-look-at-what-is")),
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
        boolean isAskedAgain;
        try {
            isAskedAgain = contact.change(journeyId, part, answers, seen, me());
        } catch (Refused refused) {
            ModelAndView page =
                    new ModelAndView(view, page(label, seen, questions, refused.sentence()), HttpStatus.CONFLICT);
            page.addObject("maySomebodyBeCalled", contact.maySomebodyBeCalled(journeyId, me()));
            return page;
        }
        String person = "redirect:/people/" + address(label);
        return new ModelAndView(isAskedAgain ? person + "/contact?ask=again" : person + "?done=" + done);
    }

    private static Map<String, Object> page(String label, String state, List<?> questions, String refused) {
        return Map.of(
                "label",
                Labels.read(label).orElseThrow(),
                "address",
                "/people/" + address(label),
                STATE,
                state,
                "questions",
                questions,
                "refused",
                refused);
    }

    private static String address(String label) {
        return Labels.address(Labels.read(label).orElseThrow());
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}

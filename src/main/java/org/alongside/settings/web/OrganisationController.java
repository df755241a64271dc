package org.alongside.settings.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.PageLink;
import org.alongside.access.People;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.engine.PageTransactions;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Refused;
import org.alongside.settings.SettingKey;
import org.alongside.settings.SettingProposals;
import org.alongside.settings.SettingProposals.Proposal;
import org.alongside.settings.SettingTheme;
import org.alongside.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What the organisation has set, and how it changes it: supervisors and administrators. (WORKER-08) */
@Controller
@RequestMapping("/organisation")
class OrganisationController {
    private static final Map<String, String> DONE = Map.of(
            "proposed",
            "settings.it-is-proposed-it-holds",
            "set",
            "settings.it-is-set-and-holds",
            "agreed",
            "settings.it-is-agreed-to-and",
            "withdrawn",
            "settings.it-stays-as-it-was");

    private final Settings settings;
    private final SettingProposals proposals;
    private final People people;
    private final PageTransactions transactions;

    OrganisationController(
            Settings settings, SettingProposals proposals, People people, PageTransactions transactions) {
        this.settings = settings;
        this.proposals = proposals;
        this.people = people;
        this.transactions = transactions;
    }

    @Bean
    static PageLink linkToOrganisation() {
        return new PageLink("/organisation", "place.organisation", Set.of(Role.SUPERVISOR, Role.ADMINISTRATOR));
    }

    @GetMapping
    ModelAndView all(@RequestParam(name = "done", defaultValue = "") String done) {
        ModelAndView page = page(HttpStatus.OK, SettingRow.Typed.NOTHING);
        page.addObject("done", DONE.containsKey(done) ? Words.ofCode(DONE, done) : null);
        return page;
    }

    @PostMapping("/{key}")
    ModelAndView propose(@PathVariable("key") String key, HttpServletRequest request) {
        SettingKey setting = setting(key);
        PageForm form = PageForm.withWords(request, "value");
        String value = form.text("value").replace("\r\n", "\n");
        try {
            transactions.inOne("setting proposed", null, me(), () -> proposals.propose(setting, value, me()));
        } catch (Refused refused) {
            boolean isWrong = refused.code().equals(Refused.FORM);
            ModelAndView page = page(
                    isWrong ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.CONFLICT,
                    new SettingRow.Typed(setting, value, refused.sentence()));
            page.addObject("refused", isWrong ? null : refused.sentence());
            return page;
        }
        return done(setting.needsTwo() ? "proposed" : "set", setting);
    }

    @PostMapping("/{key}/agree")
    ModelAndView agree(@PathVariable("key") String key, HttpServletRequest request) {
        SettingKey setting = setting(key);
        long proposal = proposal(request);
        return decided(
                "agreed",
                setting,
                () -> transactions.inOne("setting agreed", null, me(), () -> proposals.agree(setting, proposal, me())));
    }

    @PostMapping("/{key}/withdraw")
    ModelAndView withdraw(@PathVariable("key") String key, HttpServletRequest request) {
        SettingKey setting = setting(key);
        long proposal = proposal(request);
        return decided(
                "withdrawn",
                setting,
                () -> transactions.inOne(
                        "setting withdrawn", null, me(), () -> proposals.withdraw(setting, proposal, me())));
    }

    private ModelAndView decided(String word, SettingKey setting, Runnable act) {
        try {
            act.run();
        } catch (Refused refused) {
            ModelAndView page = page(HttpStatus.CONFLICT, SettingRow.Typed.NOTHING);
            page.addObject("refused", refused.sentence());
            return page;
        }
        return done(word, setting);
    }

    private static ModelAndView done(String word, SettingKey setting) {
        return new ModelAndView("redirect:/organisation?done=" + word + "#" + setting.key());
    }

    private ModelAndView page(HttpStatus status, SettingRow.Typed typed) {
        Map<WorkerId, String> names = people.names();
        List<Proposal> all = proposals.all();
        List<Section> sections = Arrays.stream(SettingTheme.values())
                .map(theme -> new Section(
                        theme,
                        Arrays.stream(SettingKey.values())
                                .filter(key -> key.theme() == theme)
                                .map(key -> SettingRow.of(key, settings.defaultOf(key), all, names, me(), typed))
                                .toList()))
                .filter(section -> !section.rows().isEmpty())
                .toList();
        ModelAndView page = new ModelAndView("settings/organisation", status);
        page.addObject("sections", sections);
        page.addObject("wrong", typed.wrong() == null ? null : typed.key());
        return page;
    }

    record Section(SettingTheme theme, List<SettingRow> rows) {}

    private static SettingKey setting(String key) {
        return SettingKey.of(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static long proposal(HttpServletRequest request) {
        String sent = PageForm.of(request, "proposal").text("proposal");
        if (!sent.matches("[0-9]{1,18}")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return Long.parseLong(sent);
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}

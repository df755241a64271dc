package org.alongside.workers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.alongside.access.Actor;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.PageLink;
import org.alongside.access.People;
import org.alongside.access.People.Person;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.engine.PageTransactions;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.alongside.workers.invitation.AccountLinks;
import org.alongside.workers.invitation.Invitation;
import org.alongside.workers.invitation.InvitationId;
import org.alongside.workers.invitation.Link;
import org.alongside.workers.policy.WhoMayInvite;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where supervisors invite peer workers, and administrators everybody; and where they make a link for somebody who cannot
 * sign in any more. (CONF-01)
 */
@Policy(PolicyId.CONF_01)
@Controller
@RequestMapping("/workers/invite")
class InviteController {
    private static final String VIEW = "workers/invite";
    private static final Map<Role, String> ROLES = new EnumMap<>(Map.of(
            Role.PEER_WORKER, "invite.peer-worker",
            Role.SUPERVISOR, "common.supervisor",
            Role.ANALYST, "invite.analyst",
            Role.ADMINISTRATOR, "invite.administrator"));

    private final AccountLinks links;
    private final People people;
    private final PageTransactions acts;
    private final TransactionTemplate transaction;
    private final Settings settings;
    private final Clock clock;

    InviteController(
            AccountLinks links,
            People people,
            PageTransactions acts,
            TransactionTemplate transaction,
            Clock clock,
            Settings settings) {
        this.settings = settings;
        this.links = links;
        this.people = people;
        this.acts = acts;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    static PageLink linkToInvite() {
        return new PageLink("/workers/invite", "place.invite", Set.of(Role.SUPERVISOR, Role.ADMINISTRATOR));
    }

    /** Somebody who was invited, on the page. */
    record Row(InvitationId id, String name, WorkerId userId, String what, String by, String until) {}

    /** A link, on the page that shows it. */
    record Shown(String address, WorkerId userId, String until, boolean isForPassword) {}

    @GetMapping
    ModelAndView page(@RequestParam(name = "done", defaultValue = "") String done) {
        ModelAndView page = form(InviteForm.empty(settings.number(SettingKey.SURVIVORS_DEFAULT)), HttpStatus.OK);
        page.addObject("isRevoked", done.equals("revoked"));
        return page;
    }

    /** Answers with the page itself: what is shown once must not be kept until another request asks for it. */
    @PostMapping
    ModelAndView invite(HttpServletRequest request) {
        InviteForm sent = InviteForm.sent(
                request,
                named(people.all(), person -> person.is(Role.SUPERVISOR)).keySet(),
                LocalDate.now(clock));
        if (!sent.isRight()) {
            return form(sent, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            return shown(acts.inOne(
                    "invite somebody",
                    null,
                    myId(),
                    () -> links.invite(sent.userId(), sent.name(), sent.roleWanted(), sent.worker(), myId())));
        } catch (Refused refused) {
            return form(sent.with("userId", refused.sentence()), HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/renew")
    ModelAndView renew(HttpServletRequest request) {
        InvitationId id = id(request);
        try {
            return shown(acts.inOne("renew an invitation", null, myId(), () -> links.renew(id, myId()))
                    .orElseThrow(InviteController::notThere));
        } catch (Refused refused) {
            return refused(refused);
        }
    }

    @PostMapping("/revoke")
    String revoke(HttpServletRequest request) {
        InvitationId id = id(request);
        if (!acts.inOne("revoke an invitation", null, myId(), () -> links.revoke(id, myId()))) {
            throw notThere();
        }
        return "redirect:/workers/invite?done=revoked";
    }

    /** For somebody whose account is there and who cannot sign in. */
    @PostMapping("/password")
    ModelAndView password(HttpServletRequest request) {
        PageForm form = PageForm.of(request, "account");
        Set<String> known =
                named(people.all(), InviteController::canGetPassword).keySet();
        WorkerId account = WorkerId.of(form.oneOf("account", known));
        try {
            return shown(acts.inOne("make a password link", null, myId(), () -> links.forPassword(account, myId())));
        } catch (Refused refused) {
            return refused(refused);
        }
    }

    private ModelAndView refused(Refused refused) {
        ModelAndView page = form(InviteForm.empty(settings.number(SettingKey.SURVIVORS_DEFAULT)), HttpStatus.CONFLICT);
        page.addObject("refused", refused.sentence());
        return page;
    }

    private ModelAndView shown(Link link) {
        ModelAndView page = form(InviteForm.empty(settings.number(SettingKey.SURVIVORS_DEFAULT)), HttpStatus.OK);
        page.addObject(
                "shown",
                new Shown(
                        ServletUriComponentsBuilder.fromCurrentContextPath()
                                .path("/invitation/{organisation}/{token}")
                                .buildAndExpand(me().organisationId(), link.token())
                                .toUriString(),
                        link.userId(),
                        ProfileWords.moment(link.endsAt()),
                        link.isForPassword()));
        return page;
    }

    /** In one transaction, which spares the database a begin and an end for each thing that is read. */
    private ModelAndView form(InviteForm form, HttpStatus status) {
        return Objects.requireNonNull(transaction.execute(reading -> read(form, status)));
    }

    private ModelAndView read(InviteForm form, HttpStatus status) {
        List<Person> all = people.all();
        Map<String, String> names = named(all, person -> true);
        ModelAndView page = new ModelAndView(VIEW, status);
        page.addObject("invite", form);
        page.addObject("form", form.profile());
        page.addObject("roles", roles());
        page.addObject("genders", Words.ofAll(ProfileWords.GENDERS));
        page.addObject("languages", Words.ofAll(ProfileWords.LANGUAGES));
        page.addObject("cultures", Words.ofAll(ProfileWords.CULTURES));
        page.addObject("supervisors", named(all, person -> person.is(Role.SUPERVISOR)));
        page.addObject("accounts", named(all, InviteController::canGetPassword));
        page.addObject("isAdministrator", me().is(Role.ADMINISTRATOR));
        page.addObject(
                "open",
                links.open(myId(), all).stream().map(link -> row(link, names)).toList());
        return page;
    }

    private static Row row(Invitation invitation, Map<String, String> names) {
        WorkerId userId = invitation.userId();
        return new Row(
                invitation.id(),
                invitation.isForPassword()
                        ? names.getOrDefault(userId.value(), userId.value())
                        : String.valueOf(invitation.name()),
                userId,
                invitation.role() == null
                        ? Words.here("invite.new-password")
                        : Words.ofAll(ROLES).getOrDefault(invitation.role(), ""),
                names.getOrDefault(
                        invitation.invitedBy().value(), invitation.invitedBy().value()),
                ProfileWords.moment(invitation.endsAt()));
    }

    /** What who is signed in may invite for, by name of the role. */
    private Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        ROLES.forEach((role, words) -> {
            if (WhoMayInvite.decide(me().roles(), Set.of(role)).isAllowed()) {
                roles.put(role.name(), Words.here(words));
            }
        });
        return roles;
    }

    /** Whether who is signed in can make a link for a new password for them. */
    private static boolean canGetPassword(Person person) {
        return !person.userId().equals(myId())
                && WhoMayInvite.decide(me().roles(), person.roles()).isAllowed();
    }

    private static Map<String, String> named(List<Person> all, Predicate<Person> which) {
        Map<String, String> names = new LinkedHashMap<>();
        all.stream().filter(which).forEach(person -> names.put(person.userId().value(), person.name()));
        return names;
    }

    private static InvitationId id(HttpServletRequest request) {
        String sent = PageForm.of(request, "id").text("id");
        try {
            return InvitationId.of(sent);
        } catch (IllegalArgumentException notAnId) {
            throw notThere();
        }
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static Actor me() {
        return CurrentActor.get().orElseThrow();
    }

    private static WorkerId myId() {
        return me().userId();
    }
}

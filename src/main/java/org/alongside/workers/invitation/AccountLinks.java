package org.alongside.workers.invitation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.AccessGiven;
import org.alongside.access.Accounts;
import org.alongside.access.Accounts.NewAccount;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Organisations;
import org.alongside.access.People;
import org.alongside.access.People.Person;
import org.alongside.access.Role;
import org.alongside.access.SecretToken;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.engine.AccountRemoved;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.alongside.workers.policy.WhoMayInvite;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who was invited and has not come yet. A link works once, for a time, and as long as whoever made it could still make it.
 * Its secret is given out once and kept nowhere, so that neither the database nor a copy of it opens an account. (CONF-01)
 */
@Service
public class AccountLinks {
    /** How long somebody has to take an invitation. */
    public static final Duration STANDS = Duration.ofDays(7);
    /** How long a link for a new password works: it is asked for by somebody who wants to sign in now. */
    public static final Duration PASSWORD_STANDS = Duration.ofDays(1);

    /** How long somebody sees that their password was chosen at a link. */
    private static final Duration USES_SHOWN = Duration.ofDays(90);
    /** How many may be open at once in an organisation. */
    public static final int OPEN_MAX = 200;

    private final InvitationRows rows;
    private final Accounts accounts;
    private final AccessGiven given;
    private final People people;
    private final Workers workers;
    private final Organisations organisations;
    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AccountLinks(
            InvitationRows rows,
            Accounts accounts,
            AccessGiven given,
            People people,
            Workers workers,
            Organisations organisations,
            Ledger ledger,
            Clock clock,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.accounts = accounts;
        this.given = given;
        this.people = people;
        this.workers = workers;
        this.organisations = organisations;
        this.ledger = ledger;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** That a link was used. */
    public record Use(Instant at, WorkerId madeBy) {}

    /** What came of the attempt to take an invitation. */
    public enum Outcome {
        DONE,
        /** Used, late, revoked, never made, or of another organisation. */
        OVER,
        WEAK_PASSWORD
    }

    /** @param userId whose account it is now; null where nothing was done */
    public record Taken(Outcome outcome, @Nullable WorkerId userId) {}

    /**
     * Invites somebody.
     *
     * @param profile null for those who walk with nobody
     * @throws Refused under CONF-01 when who invites may not, or when nobody can get this user name; as a matter of the form
     *     when somebody is invited under it already, or too many are
     */
    @Transactional(propagation = Propagation.REQUIRED)
    public Link invite(String userId, String name, Role role, @Nullable Worker profile, WorkerId by) {
        mayMake(by, Set.of(role)).orRefuse();
        people.find(WorkerId.of(userId)).ifPresent(person -> {
            throw Refused.notNow(PolicyId.CONF_01, Words.here("refused.has-this-user-name", person.name()));
        });
        accounts.checkFree(userId);
        return insert(WorkerId.of(userId), role, name, profile == null ? null : ProfileText.of(profile), by, STANDS);
    }

    /**
     * Makes a link by which somebody who has an account chooses a new password; one that was open before ends.
     *
     * @throws Refused under CONF-01 when who asks may not
     */
    @Transactional(propagation = Propagation.REQUIRED)
    public Link forPassword(WorkerId userId, WorkerId by) {
        Person person = people.find(userId).orElseThrow(() -> Refused.form(Words.here("refused.no-such-account")));
        if (userId.equals(by)) {
            throw Refused.form(Words.here("refused.nobody-makes-their-own-link"));
        }
        mayMake(by, person.roles()).orRefuse();
        rows.closeLike(userId, clock.instant());
        return insert(userId, null, null, null, by, PASSWORD_STANDS);
    }

    /**
     * Makes a new link for somebody who was invited; the one before ends.
     *
     * @return empty where there is no such invitation, or it is over, or not theirs to renew
     * @throws Refused where it is a link for their own password
     */
    @Transactional(propagation = Propagation.REQUIRED)
    public Optional<Link> renew(InvitationId id, WorkerId by) {
        Optional<Invitation> before = lock(id, by);
        if (before.filter(was -> was.isForPassword() && was.userId().equals(by)).isPresent()) {
            throw Refused.form(Words.here("refused.nobody-makes-their-own-link"));
        }
        before.ifPresent(invitation -> rows.close(id, clock.instant()));
        return before.map(was -> insert(
                was.userId(),
                was.role(),
                was.name(),
                was.profile(),
                by,
                was.isForPassword() ? PASSWORD_STANDS : STANDS));
    }

    /** @return false where there is no such invitation, or it is over, or not theirs to revoke */
    @Transactional(propagation = Propagation.REQUIRED)
    public boolean revoke(InvitationId id, WorkerId by) {
        Optional<Invitation> open = lock(id, by);
        open.ifPresent(invitation -> {
            rows.close(id, clock.instant());
            ledger.done(Ledger.ORGANISATION, by, "account link revoked", Map.of("account", invitation.userId()));
        });
        return open.isPresent();
    }

    /**
     * Those that have not been taken, as far as this person could make them; the newest first.
     *
     * @param everybody who has an account here, as {@link People#all} gives them
     */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public List<Invitation> open(WorkerId by, List<Person> everybody) {
        Map<WorkerId, Set<Role>> roles = everybody.stream().collect(Collectors.toMap(Person::userId, Person::roles));
        return rows.open(clock.instant()).stream()
                .filter(invitation -> WhoMayInvite.decide(
                                roles.getOrDefault(by, Set.of()),
                                invitation.role() == null
                                        ? roles.getOrDefault(invitation.userId(), Set.of())
                                        : Set.of(invitation.role()))
                        .isAllowed())
                .toList();
    }

    /**
     * When somebody's password was chosen at a link lately, and who made the link: so that nobody uses one in their place
     * without their seeing it. The newest first, five at most.
     */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public List<Use> usesFor(WorkerId userId) {
        return rows.uses(userId, clock.instant().minus(USES_SHOWN));
    }

    /** Whether this link can be used, in the organisation that this thread works for. Changes nothing. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public boolean isOpen(String token) {
        return usable(rows.find(token, clock.instant())).isPresent();
    }

    /**
     * Takes an invitation: of several at once one does. Makes the account with its role and profile, or changes the
     * password, in one transaction; with a password that is too easy to guess nothing happens, and the link still works.
     */
    @Transactional(propagation = Propagation.REQUIRED)
    public Taken take(String token, String password) {
        Invitation invitation = usable(rows.lock(token, clock.instant())).orElse(null);
        if (invitation == null) {
            return new Taken(Outcome.OVER, null);
        }
        WorkerId userId = invitation.userId();
        String name = invitation.isForPassword()
                ? people.find(userId).map(Person::name).orElse(null)
                : invitation.name();
        if (!accounts.isStrong(password, userId.value(), name)) {
            return new Taken(Outcome.WEAK_PASSWORD, null);
        }
        rows.taken(invitation.id(), clock.instant());
        given.keep(userId, invitation.invitedBy());
        ledger.done(
                Ledger.ORGANISATION,
                userId,
                "account link taken",
                Map.of("account", userId, "made by", invitation.invitedBy()));
        Role role = invitation.role();
        if (role == null) {
            accounts.give(userId, password);
        } else {
            make(invitation, role, password);
        }
        return new Taken(Outcome.DONE, userId);
    }

    private void make(Invitation invitation, Role role, String password) {
        accounts.make(
                new NewAccount(
                        invitation.userId().value(),
                        String.valueOf(invitation.name()),
                        "",
                        password,
                        role,
                        CurrentOrganisation.current().orElseThrow()),
                invitation.userId(),
                false);
        if (invitation.profile() != null) {
            ProfileText profile = ProfileText.read(invitation.profile());
            boolean isSupervisorHere = profile.supervisorId() != null
                    && rolesOf(WorkerId.of(profile.supervisorId())).contains(Role.SUPERVISOR);
            workers.save(profile.worker(invitation.userId(), isSupervisorHere), invitation.invitedBy());
        }
    }

    /** Links end with the account that made them, and those for a new password with the account they are for. */
    @EventListener
    @Transactional(propagation = Propagation.REQUIRED)
    public void accountRemoved(AccountRemoved removed) {
        rows.closeOf(removed.userId(), clock.instant());
    }

    /** Of who did not come in time, nothing is kept but that they were invited. */
    @Scheduled(initialDelay = 90_000, fixedDelay = 3_600_000)
    public void closeLate() {
        for (String organisation : organisations.ids()) {
            CurrentOrganisation.runAs(
                    organisation, () -> transaction.executeWithoutResult(status -> rows.closeLate(clock.instant())));
        }
    }

    private Link insert(
            WorkerId userId,
            @Nullable Role role,
            @Nullable String name,
            @Nullable String profile,
            WorkerId by,
            Duration stands) {
        Instant now = clock.instant();
        rows.closeLate(now);
        String token = SecretToken.make();
        Invitation made = new Invitation(InvitationId.random(), userId, role, name, profile, by, now.plus(stands));
        if (!rows.insert(made, SecretToken.hash(token), now, OPEN_MAX)) {
            throw Refused.form(Words.here("refused.invited-already", OPEN_MAX));
        }
        ledger.done(
                Ledger.ORGANISATION,
                by,
                role == null ? "password link made" : "account invited",
                role == null ? Map.of("account", userId) : Map.of("account", userId, "role", role.group()));
        return new Link(token, userId, made.endsAt(), made.isForPassword());
    }

    private Optional<Invitation> lock(InvitationId id, WorkerId by) {
        return rows.lock(id, clock.instant())
                .filter(invitation -> mayMake(by, rolesFor(invitation)).isAllowed());
    }

    /** An open one whose maker could still make it, and whose account can still be made or given a password. */
    private Optional<Invitation> usable(Optional<Invitation> open) {
        return open.filter(invitation ->
                        mayMake(invitation.invitedBy(), rolesFor(invitation)).isAllowed())
                .filter(invitation -> invitation.isForPassword()
                        ? people.find(invitation.userId()).isPresent()
                        : isFree(invitation.userId()));
    }

    private boolean isFree(WorkerId userId) {
        try {
            accounts.checkFree(userId.value());
            return true;
        } catch (Refused taken) {
            return false;
        }
    }

    private Decision mayMake(WorkerId by, Set<Role> invited) {
        return WhoMayInvite.decide(rolesOf(by), invited);
    }

    private Set<Role> rolesFor(Invitation invitation) {
        return invitation.role() == null ? rolesOf(invitation.userId()) : Set.of(invitation.role());
    }

    private Set<Role> rolesOf(WorkerId userId) {
        return people.find(userId).map(Person::roles).orElse(Set.of());
    }
}

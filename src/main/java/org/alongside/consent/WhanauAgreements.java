package org.alongside.consent;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a survivor agrees to with each of those whom they bring in, each by itself and until a day. It stands in the same ledger,
 * under the agreement that whānau are brought in at all: without that one, none of these holds. (CONSENT-05, CONSENT-06)
 */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(value = PolicyId.REFER_06, database = "trigger supporter_is_agreed_to")
@Policy(PolicyId.CONSENT_05)
@Policy(PolicyId.CONSENT_06)
public class WhanauAgreements {
    /** An agreement lasts no longer; then it is asked again. */
    public static final int DAYS_MAX = 366;

    private static final Pattern RECIPIENT = Pattern.compile("supporter:([0-9a-f-]{36}):([A-Z]+)");

    private final JdbcClient jdbc;
    private final ConsentLedger consent;
    private final Ledger ledger;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    WhanauAgreements(
            JdbcClient jdbc, ConsentLedger consent, Ledger ledger, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.consent = consent;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
    }

    /** What can be agreed to with somebody. */
    public enum To {
        /** We may contact them. */
        CONTACT,
        /** They may come to a session. */
        SESSION,
        /** We may tell them something, in words that the survivor gave. */
        TELL
    }

    /** An agreement. @param until the last day on which it holds */
    public record Agreed(SupporterId supporter, To to, LocalDate until) {}

    /** With whom an answer in the ledger is about what; empty where it is about something else. */
    public static Optional<With> with(String recipient) {
        Matcher found = RECIPIENT.matcher(recipient);
        return found.matches()
                ? Optional.of(new With(SupporterId.of(found.group(1)), To.valueOf(found.group(2))))
                : Optional.empty();
    }

    /** Somebody, and what was asked about them. */
    public record With(SupporterId supporter, To to) {
        String recipient() {
            return "supporter:" + supporter + ":" + to;
        }
    }

    /**
     * Whether whānau may be brought in at all.
     *
     * @return false without consent to a record or without the agreement that whānau are contacted
     */
    @Transactional(readOnly = true)
    public boolean isPossible(JourneyId journeyId) {
        return consent.agrees(journeyId, Purpose.KEEP_RECORD) && consent.agrees(journeyId, Purpose.CONTACT_WHANAU);
    }

    /** What holds now; nothing where whānau are not to be brought in at all. */
    @Transactional(readOnly = true)
    public List<Agreed> now(JourneyId journeyId) {
        return isPossible(journeyId)
                ? given(journeyId).stream()
                        .filter(one -> !one.until().isBefore(LocalDate.now(clock)))
                        .toList()
                : List.of();
    }

    /** With whom this is agreed to and not taken back, until this day or later. */
    @Transactional(readOnly = true)
    public List<SupporterId> standing(JourneyId journeyId, To to, LocalDate from) {
        return isPossible(journeyId)
                ? given(journeyId).stream()
                        .filter(one -> one.to() == to && !one.until().isBefore(from))
                        .map(Agreed::supporter)
                        .toList()
                : List.of();
    }

    /** Whether what is agreed to with somebody covers a day: said on that day or before, until it or later, and not taken back since. */
    @Transactional(readOnly = true)
    public boolean holdsOn(JourneyId journeyId, SupporterId supporter, To to, LocalDate day) {
        return isPossible(journeyId)
                && jdbc.sql("""
                                select alongside.supporter_agreed_on(current_setting('alongside.organisation'),
                                    :journey, :recipient, :day)
                                """)
                        .param("journey", journeyId.value())
                        .param("recipient", new With(supporter, to).recipient())
                        .param("day", java.sql.Date.valueOf(day))
                        .query(Boolean.class)
                        .single();
    }

    /** What was agreed to last and not taken back, also where its day is over. */
    private List<Agreed> given(JourneyId journeyId) {
        return jdbc.sql("""
                        select recipient, valid_until from (
                            select distinct on (recipient) recipient, decision, valid_until
                            from alongside.consent_entry
                            where journey_id = :journey and purpose = 'CONTACT_WHANAU' and recipient is not null
                            order by recipient, id desc) latest
                        where decision = 'GIVEN' order by recipient
                        """)
                .param("journey", journeyId.value())
                .query((row, n) -> {
                    With with = with(row.getString("recipient")).orElseThrow();
                    return new Agreed(with.supporter(), with.to(), row.getObject("valid_until", LocalDate.class));
                })
                .list();
    }

    /**
     * The survivor agrees to this with somebody.
     *
     * @param journeyId locked by the caller
     * @param until the last day, today or later and {@link #DAYS_MAX} days away at most
     * @throws Refused under CONSENT-05 where whānau are not to be brought in at all, or for another day
     */
    public void give(JourneyId journeyId, SupporterId supporter, To to, LocalDate until, WorkerId by) {
        if (!isPossible(journeyId)) {
            throw Refused.notNow(PolicyId.CONSENT_05, Words.here("refused.whanau-are-not-brought-in"));
        }
        LocalDate today = LocalDate.now(clock);
        if (until.isBefore(today) || until.isAfter(today.plusDays(DAYS_MAX))) {
            throw Refused.form(Words.here("refused.agreement-holds-a-year-at-most"));
        }
        append(journeyId, new With(supporter, to), until, by);
    }

    /** They take this one back; where it does not hold, nothing is written down. */
    public void withdraw(JourneyId journeyId, SupporterId supporter, To to, WorkerId by) {
        given(journeyId).stream()
                .filter(one -> one.supporter().equals(supporter) && one.to() == to)
                .forEach(one -> append(journeyId, new With(supporter, to), null, by));
    }

    /** They take back all that they agreed to with somebody. */
    public void withdraw(JourneyId journeyId, SupporterId supporter, WorkerId by) {
        Arrays.stream(To.values()).forEach(to -> withdraw(journeyId, supporter, to, by));
    }

    /** All of these end, with everybody. (CONSENT-06) */
    public void withdraw(JourneyId journeyId, WorkerId by) {
        given(journeyId).forEach(one -> append(journeyId, new With(one.supporter(), one.to()), null, by));
    }

    private void append(JourneyId journeyId, With with, @Nullable LocalDate until, WorkerId by) {
        String wording = consent.wording();
        String decision = until == null ? "WITHDRAWN" : "GIVEN";
        jdbc.sql("""
                        insert into alongside.consent_entry (organisation_id, journey_id, purpose, decision, recipient,
                            covers, valid_until, how, wording, recorded_at, recorded_by)
                        values (current_setting('alongside.organisation'), :journey, 'CONTACT_WHANAU', :decision,
                            :recipient, :covers, :until, :how, :wording, :at, :by)
                        """)
                .param("journey", journeyId.value())
                .param("decision", decision)
                .param("recipient", with.recipient())
                .param("covers", new String[] {with.to().name()})
                .param("until", until)
                .param("how", (until == null ? ConsentLedger.How.NOT_SAID : ConsentLedger.How.SPOKEN).name())
                .param("wording", wording)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.value())
                .update();
        ledger.done(
                journeyId.toString(),
                by,
                "consent recorded",
                Map.of("purpose", Purpose.CONTACT_WHANAU, "decision", decision, "wording", wording));
        events.publishEvent(new WhanauAgreementChanged(journeyId, with.to()));
    }
}

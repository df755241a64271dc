package org.alongside.consent;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.consent.policy.ExplainedBeforeConsent;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was explained and what was agreed to, appended and never edited; what holds now is derived. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.CONSENT_04,
        database = {
            "trigger consent_follows_explanation",
            "table explanation, insert only",
            "column consent_entry.wording"
        })
@Policy(value = PolicyId.CONSENT_05, database = "table consent_entry, insert only")
@Policy(
        value = PolicyId.OFFEND_06,
        database = {"table explanation, insert only", "trigger consent_follows_explanation"})
public class ConsentLedger {
    /** The version of the words of the forms, which hold where an organisation has set none of its own. */
    static final String WORDING = "2026-11";

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;
    private final Settings settings;

    ConsentLedger(JdbcClient jdbc, Ledger ledger, Clock clock, Settings settings) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
        this.settings = settings;
    }

    /** The version of the wording that workers read out now, of the forms and of our own; what was agreed to keeps its own. */
    String wording() {
        return wording(wordingVersion());
    }

    private String wording(long ours) {
        if (ours != 0) {
            return WORDING + "/ours-" + ours;
        }
        // Those of the installation have no number: they are known by what they say.
        String installed = settings.defaultOf(SettingKey.CONSENT_WORDING);
        return installed.isEmpty() ? WORDING : WORDING + "/i-" + HexFormat.of().toHexDigits(installed.hashCode());
    }

    /** The version of the words that the organisation agreed on and that are read out now; 0 where it has agreed on none. */
    @Transactional(readOnly = true)
    public long wordingVersion() {
        boolean areNone = settings.text(SettingKey.CONSENT_WORDING).isEmpty()
                && settings.defaultOf(SettingKey.CONSENT_WORDING).isEmpty();
        return areNone ? 0 : settings.version(SettingKey.CONSENT_WORDING).orElse(0L);
    }

    /**
     * The version that a form showed, which may have changed since it was opened.
     *
     * @param shown as the form sends it back: 0 where the organisation had no words of its own; empty for what holds now
     * @throws Refused where there was no such version
     */
    private String wordingShown(Optional<Integer> shown) {
        long ours = shown.map(Integer::longValue).orElseGet(this::wordingVersion);
        if (ours != 0 && !settings.hasVersion(SettingKey.CONSENT_WORDING, ours)) {
            throw Refused.form(Words.here("refused.words-were-not-read-from-this-form"));
        }
        return wording(ours);
    }

    /** How consent was given. */
    public enum How {
        SPOKEN,
        WRITTEN,
        SIGNED,
        NOT_SAID,
        /** Nobody gave it now: what was given before, and replaced since, holds again. */
        HOLDS_AGAIN
    }

    /** Dates that these points were explained; one that was explained before is dated once more. */
    public void explained(JourneyId journeyId, WorkerId by, Set<Point> points) {
        explained(journeyId, by, points, Optional.empty());
    }

    /** The same. @param shown the version of the words that the form showed, as it sends it back */
    public void explained(JourneyId journeyId, WorkerId by, Set<Point> points, Optional<Integer> shown) {
        if (points.isEmpty()) {
            return;
        }
        String wording = wordingShown(shown);
        jdbc.sql("""
                        insert into alongside.explanation
                            (organisation_id, journey_id, point, wording, explained_at, explained_by)
                        select current_setting('alongside.organisation'), :journey, p, :wording, :at, :by
                        from unnest(:points::text[]) p
                        """)
                .param("journey", journeyId.value())
                .param("points", points.stream().map(Enum::name).toArray(String[]::new))
                .param("wording", wording)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.value())
                .update();
        ledger.done(journeyId.toString(), by, "explained", Map.of("points", points, "wording", wording));
    }

    /** The points explained so far. */
    public Set<Point> explained(JourneyId journeyId) {
        return explained(journeyId, clock.instant());
    }

    /** The points that had been explained at a moment. */
    public Set<Point> explained(JourneyId journeyId, Instant until) {
        Set<Point> points = EnumSet.noneOf(Point.class);
        points.addAll(jdbc.sql("select distinct point from alongside.explanation"
                        + " where journey_id = :journey and explained_at <= :until")
                .param("journey", journeyId.value())
                .param("until", Timestamp.from(until))
                .query((row, n) -> Point.valueOf(row.getString("point")))
                .list());
        return points;
    }

    /** Whether consent can be given now. */
    public Decision mayConsent(JourneyId journeyId) {
        Set<Point> missing = EnumSet.copyOf(Point.beforeConsent());
        missing.removeAll(explained(journeyId));
        return ExplainedBeforeConsent.decide(missing.stream().map(Point::words).toList());
    }

    /**
     * The survivor agreed.
     *
     * @throws org.alongside.policy.Refused under CONSENT-04 while something is not yet explained
     */
    public void give(JourneyId journeyId, WorkerId by, Purpose purpose, How how) {
        answer(journeyId, by, Map.of(purpose, true), how, Optional.empty());
    }

    /**
     * The survivor said yes or no to several purposes, each by itself.
     *
     * @param shown the version of the words that the form showed, as it sends it back; empty for what holds now
     * @throws org.alongside.policy.Refused under CONSENT-04 while something is not yet explained
     */
    public void answer(
            JourneyId journeyId, WorkerId by, Map<Purpose, Boolean> answers, How how, Optional<Integer> shown) {
        if (answers.getOrDefault(Purpose.KEEP_RECORD, false)) {
            mayConsent(journeyId).orRefuse();
        }
        Map<Purpose, String> decisions = new EnumMap<>(Purpose.class);
        answers.forEach((purpose, isYes) -> decisions.put(purpose, isYes ? "GIVEN" : "DECLINED"));
        append(journeyId, by, decisions, how, wordingShown(shown));
    }

    /**
     * The survivor agreed that something is passed on to somebody named.
     *
     * @param recipient who, by an id
     * @param covers the parts of the record that it covers (CONSENT-05)
     */
    public void giveFor(JourneyId journeyId, WorkerId by, String recipient, Set<String> covers) {
        append(journeyId, by, recipient, "GIVEN", How.SPOKEN, covers, null);
    }

    /** The same for a time. @param until the last day on which it holds */
    public void giveFor(JourneyId journeyId, WorkerId by, String recipient, Set<String> covers, LocalDate until) {
        append(journeyId, by, recipient, "GIVEN", How.SPOKEN, covers, until);
    }

    /**
     * What the survivor had agreed to before for this recipient holds again, as what replaced it is given up. (CONSENT-05)
     *
     * @param by who gave it up with them
     * @param until the last day on which it holds, as it was agreed to
     */
    public void holdsAgainFor(JourneyId journeyId, WorkerId by, String recipient, Set<String> covers, LocalDate until) {
        append(journeyId, by, recipient, "GIVEN", How.HOLDS_AGAIN, covers, until);
    }

    /** The survivor takes back what this recipient may learn; where they agree to nothing for it, nothing is written down. */
    public void withdrawFor(JourneyId journeyId, WorkerId by, String recipient) {
        if (current(journeyId).containsKey(recipient)) {
            append(journeyId, by, recipient, "WITHDRAWN", How.NOT_SAID, Set.of(), null);
        }
    }

    /**
     * What a recipient may learn now.
     *
     * @param covers the parts of the record that it covers
     * @param until the last day on which it holds; null where none was named
     */
    public record Disclosure(Set<String> covers, @Nullable LocalDate until) {}

    /** What the survivor agrees to now for this recipient; empty where it is nothing, or they agree to no record. (CONSENT-05) */
    @Transactional(readOnly = true)
    public Optional<Disclosure> agreedFor(JourneyId journeyId, String recipient) {
        return Optional.ofNullable(disclosures(journeyId).get(recipient));
    }

    /** What the survivor agrees to now, by recipient; nothing where they agree to no record. (CONSENT-05) */
    @Transactional(readOnly = true)
    public Map<String, Disclosure> disclosures(JourneyId journeyId) {
        return agrees(journeyId, Purpose.KEEP_RECORD) ? current(journeyId) : Map.of();
    }

    private void append(
            JourneyId journeyId,
            WorkerId by,
            String recipient,
            String decision,
            How how,
            Set<String> covers,
            @Nullable LocalDate until) {
        jdbc.sql("""
                        insert into alongside.consent_entry (organisation_id, journey_id, purpose, decision, recipient,
                            covers, valid_until, how, wording, recorded_at, recorded_by)
                        values (current_setting('alongside.organisation'), :journey, 'DISCLOSE_TO_RECIPIENT', :decision,
                            :recipient, :covers, :until, :how, :wording, :at, :by)
                        """)
                .param("until", until)
                .param("journey", journeyId.value())
                .param("decision", decision)
                .param("how", how.name())
                .param("recipient", recipient)
                .param("covers", covers.toArray(String[]::new))
                .param("wording", wording())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.value())
                .update();
        ledger.done(
                journeyId.toString(),
                by,
                "consent recorded",
                Map.of("purpose", Purpose.DISCLOSE_TO_RECIPIENT, "decision", decision, "wording", wording()));
    }

    /** Whether the survivor agrees now that something is passed on to this recipient, and to a record at all. */
    @Transactional(readOnly = true)
    public boolean agreesFor(JourneyId journeyId, String recipient) {
        return disclosures(journeyId).containsKey(recipient);
    }

    /** To whom the survivor agrees now that something is passed on, and what. */
    private Map<String, Disclosure> current(JourneyId journeyId) {
        Map<String, Disclosure> current = new LinkedHashMap<>();
        jdbc.sql("""
                        select recipient, covers, valid_until from (
                            select distinct on (recipient) recipient, decision, covers, valid_until
                            from alongside.consent_entry where journey_id = :journey and purpose = 'DISCLOSE_TO_RECIPIENT'
                            order by recipient, id desc) latest
                        where decision = 'GIVEN' and (valid_until is null or valid_until >= :today)
                        """)
                .param("journey", journeyId.value())
                .param("today", java.sql.Date.valueOf(LocalDate.now(clock)))
                .query(row -> {
                    current.put(
                            row.getString("recipient"),
                            new Disclosure(
                                    Set.of((String[]) row.getArray("covers").getArray()),
                                    row.getObject("valid_until", LocalDate.class)));
                });
        return current;
    }

    /**
     * One answer of a survivor.
     *
     * @param recipient to whom something is passed on, by an id; empty for other purposes
     * @param isGiven they agreed; otherwise they said no, or took it back
     * @param isWithdrawn they had agreed before, and took it back
     * @param holdsAgain it is given, and was so before: an earlier agreement holds again
     */
    public record Answer(
            Purpose purpose,
            String recipient,
            boolean isGiven,
            boolean isWithdrawn,
            boolean holdsAgain,
            Instant at,
            WorkerId recordedBy) {}

    /** What a survivor answered, the newest first. */
    @Transactional(readOnly = true)
    public List<Answer> answers(JourneyId journeyId, int max) {
        return jdbc.sql("""
                        select purpose, coalesce(recipient, '') recipient, decision, how, recorded_at, recorded_by
                        from alongside.consent_entry where journey_id = :journey order by id desc limit :max
                        """)
                .param("journey", journeyId.value())
                .param("max", max)
                .query((row, n) -> new Answer(
                        Purpose.valueOf(row.getString("purpose")),
                        row.getString("recipient"),
                        row.getString("decision").equals("GIVEN"),
                        row.getString("decision").equals("WITHDRAWN"),
                        row.getString("how").equals(How.HOLDS_AGAIN.name()),
                        row.getTimestamp("recorded_at").toInstant(),
                        WorkerId.of(row.getString("recorded_by"))))
                .list();
    }

    /** The survivor said no, which is as good an answer. @param shown the version of the words that the form showed */
    public void decline(JourneyId journeyId, WorkerId by, Purpose purpose, Optional<Integer> shown) {
        append(journeyId, by, Map.of(purpose, "DECLINED"), How.NOT_SAID, wordingShown(shown));
    }

    /** The survivor takes an agreement back, from now on; that something is passed on, from everybody it was for. */
    public void withdraw(JourneyId journeyId, WorkerId by, Purpose purpose) {
        if (purpose == Purpose.DISCLOSE_TO_RECIPIENT) {
            current(journeyId)
                    .keySet()
                    .forEach(recipient -> append(journeyId, by, recipient, "WITHDRAWN", How.NOT_SAID, Set.of(), null));
            return;
        }
        append(journeyId, by, Map.of(purpose, "WITHDRAWN"), How.NOT_SAID, wording());
    }

    /** How something is agreed to is said of what is, and of nothing else. */
    private void append(JourneyId journeyId, WorkerId by, Map<Purpose, String> decisions, How how, String wording) {
        List<Purpose> purposes = List.copyOf(decisions.keySet());
        jdbc.sql("""
                        insert into alongside.consent_entry (organisation_id, journey_id, purpose, decision, how,
                            wording, recorded_at, recorded_by)
                        select current_setting('alongside.organisation'), :journey, a.purpose, a.decision,
                            case a.decision when 'GIVEN' then :how else :not_said end, :wording, :at, :by
                        from unnest(:purposes::text[], :decisions::text[]) a (purpose, decision)
                        """)
                .param("journey", journeyId.value())
                .param("purposes", purposes.stream().map(Enum::name).toArray(String[]::new))
                .param("decisions", purposes.stream().map(decisions::get).toArray(String[]::new))
                .param("how", how.name())
                .param("not_said", How.NOT_SAID.name())
                .param("wording", wording)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.value())
                .update();
        decisions.forEach((purpose, decision) -> ledger.done(
                journeyId.toString(),
                by,
                "consent recorded",
                Map.of("purpose", purpose, "decision", decision, "wording", wording)));
    }

    /** Whether the survivor agrees to this now. */
    @Transactional(readOnly = true)
    public boolean agrees(JourneyId journeyId, Purpose purpose) {
        if (purpose == Purpose.DISCLOSE_TO_RECIPIENT) {
            return !current(journeyId).isEmpty();
        }
        return jdbc.sql("""
                        select decision = 'GIVEN' and (valid_until is null or valid_until >= :today)
                        from alongside.consent_entry
                        where journey_id = :journey and purpose = :purpose and recipient is null order by id desc limit 1
                        """)
                .param("today", java.sql.Date.valueOf(LocalDate.now(clock)))
                .param("journey", journeyId.value())
                .param("purpose", purpose.name())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}

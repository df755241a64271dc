package org.alongside.referral.state;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.alongside.access.Words;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.ReferralId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.referral.DataClass;
import org.alongside.referral.Referral;
import org.alongside.referral.Referral.State;
import org.alongside.referral.policy.SurvivorChoosesWay.Way;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Referrals as they are kept. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.REFER_01,
        database = {"trigger referral_goes", "check referral_told_keeps_nothing"})
@Policy(value = PolicyId.REFER_02, database = "trigger referral_goes")
@Policy(value = PolicyId.REFER_03, database = "trigger referral_goes")
@Policy(value = PolicyId.CONSENT_05, database = "trigger referral_goes")
@Policy(value = PolicyId.CONSENT_06, database = "trigger referral_goes")
public class ReferralRows {
    private static final String COLUMNS =
            "id, journey_id, entry_id, reference, state, way, classes, agreed_until, begun_at,"
                    + " prepared_by, seen_at, sent_at, sent_how, answer, answered_at, outcome, goes_by, mail_to";

    private final JdbcClient jdbc;

    ReferralRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ReferralId id, JourneyId journeyId, EntryId entryId, String reference, WorkerId by, Instant at) {
        jdbc.sql("""
                        insert into alongside.referral (id, organisation_id, journey_id, entry_id, reference, state, begun_by,
                            begun_at)
                        values (:id, current_setting('alongside.organisation'), :journey, :entry, :reference, 'CHOOSING',
                            :by, :at)
                        """)
                .param("id", id.value())
                .param("journey", journeyId.value())
                .param("entry", entryId.value())
                .param("reference", reference)
                .param("by", by.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    public Optional<Referral> find(ReferralId id) {
        return one(id, "");
    }

    /** The same; until the end of the transaction nobody else changes it. */
    public Optional<Referral> lock(ReferralId id) {
        return one(id, " for update");
    }

    /** @throws Refused where it is not there any more */
    public Referral lockOrRefuse(ReferralId id) {
        return lock(id).orElseThrow(() ->
                Refused.notNow(PolicyId.CONSENT_06, Words.here("refused.decided-otherwise-nothing-leaves")));
    }

    private Optional<Referral> one(ReferralId id, String lock) {
        return jdbc.sql("select " + COLUMNS + " from alongside.referral where id = :id" + lock)
                .param("id", id.value())
                .query(ReferralRows::referral)
                .optional();
    }

    /** Those of a survivor, the newest first. */
    public List<Referral> of(JourneyId journeyId, int max) {
        return all(journeyId, "order by begun_at desc, id limit " + max);
    }

    /** Those that are open, or whose letter may be somewhere; nobody else changes them until the end of the transaction. */
    public List<Referral> lockThoseToEnd(JourneyId journeyId) {
        return all(journeyId, "and state in ('CHOOSING', 'PREPARED', 'SENT', 'CLOSED') order by id for update");
    }

    private List<Referral> all(JourneyId journeyId, String more) {
        return jdbc.sql("select " + COLUMNS + " from alongside.referral where journey_id = :journey " + more)
                .param("journey", journeyId.value())
                .query(ReferralRows::referral)
                .list();
    }

    /** How many are open for a survivor. */
    int openCount(JourneyId journeyId) {
        return jdbc.sql("""
                        select count(*) from alongside.referral
                        where journey_id = :journey and state in ('CHOOSING', 'PREPARED', 'SENT')
                        """)
                .param("journey", journeyId.value())
                .query(Integer.class)
                .single();
    }

    /**
     * How a letter goes, as it is chosen and seen.
     *
     * @param mailTo null unless it goes by e-mail
     * @param password under the survivor's key; null where it has none
     */
    public record Going(Referral.GoesBy by, @Nullable String mailTo, byte @Nullable [] password) {
        public static final Going ON_PAPER = new Going(Referral.GoesBy.PAPER, null, null);
    }

    public void prepared(
            ReferralId id, Way way, Set<DataClass> classes, LocalDate until, byte[] letter, Going going, WorkerId by) {
        jdbc.sql("""
                        update alongside.referral set state = 'PREPARED', way = :way, classes = :classes,
                            agreed_until = :until, letter = :letter, goes_by = :goes_by, mail_to = :mail_to, password = :password,
                            prepared_by = :by, seen_at = null where id = :id
                        """)
                .param("goes_by", going.by().name())
                .param("mail_to", going.mailTo())
                .param("password", going.password(), Types.BINARY)
                .param("id", id.value())
                .param("way", way.name())
                .param("classes", classes.stream().map(Enum::name).toArray(String[]::new))
                .param("until", until)
                .param("letter", letter)
                .param("by", by.value())
                .update();
    }

    public Optional<byte[]> letter(ReferralId id) {
        return jdbc.sql("select letter from alongside.referral where id = :id and letter is not null")
                .param("id", id.value())
                .query((row, n) -> row.getBytes("letter"))
                .optional();
    }

    /** What opens the PDF, under the survivor's key; empty where there is none or it is not needed any more. */
    public Optional<byte[]> password(ReferralId id) {
        return jdbc.sql("select password from alongside.referral where id = :id and password is not null")
                .param("id", id.value())
                .query((row, n) -> row.getBytes("password"))
                .optional();
    }

    /** What is agreed on is agreed on anew, and what was built is gone. */
    public void chooseAgain(ReferralId id) {
        jdbc.sql("""
                        update alongside.referral set state = 'CHOOSING', way = null, classes = '{}',
                            agreed_until = null, letter = null, goes_by = 'PAPER', mail_to = null, password = null,
                            prepared_by = null, seen_at = null where id = :id and state = 'PREPARED'
                        """).param("id", id.value()).update();
    }

    /** Who built the letter has read it as it is. */
    public void seen(ReferralId id, Instant at) {
        jdbc.sql("""
                        update alongside.referral set seen_at = :at
                        where id = :id and state = 'PREPARED' and seen_at is null
                        """).param("id", id.value()).param("at", Timestamp.from(at)).update();
    }

    public void sent(ReferralId id, Referral.SentHow how, Instant at, Instant answerBy) {
        jdbc.sql("""
                        update alongside.referral set state = 'SENT', sent_how = :how, sent_at = :at, answer_by = :by
                        where id = :id
                        """)
                .param("id", id.value())
                .param("how", how.name())
                .param("at", Timestamp.from(at))
                .param("by", Timestamp.from(answerBy))
                .update();
    }

    public void answered(ReferralId id, Referral.Answer answer, Instant at) {
        jdbc.sql("""
                        update alongside.referral set answer = :answer, answered_at = :at,
                            first_answered_at = case when :by_service then coalesce(first_answered_at, :at)
                                else first_answered_at end
                        where id = :id
                        """)
                .param("by_service", answer.isOfService())
                .param("id", id.value())
                .param("answer", answer.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    public void closed(ReferralId id, Referral.Outcome outcome, Instant at) {
        jdbc.sql("update alongside.referral set state = 'CLOSED', outcome = :outcome, closed_at = :at, password = null"
                        + " where id = :id")
                .param("id", id.value())
                .param("outcome", outcome.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    public void told(ReferralId id, Instant at) {
        jdbc.sql("update alongside.referral set state = 'TOLD', way = 'TOLD', closed_at = :at where id = :id")
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    public void takenBack(ReferralId id, Instant at) {
        jdbc.sql("update alongside.referral set state = 'TAKEN_BACK', taken_back_at = :at, password = null"
                        + " where id = :id")
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    public void recalled(ReferralId id, Referral.RecalledHow how, Instant at) {
        jdbc.sql("update alongside.referral set recalled_how = :how, recalled_at = :at where id = :id")
                .param("id", id.value())
                .param("how", how.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    public void delete(ReferralId id) {
        jdbc.sql("delete from alongside.referral where id = :id")
                .param("id", id.value())
                .update();
    }

    /** Of whoever is erased: all but those of which a service is still to be told that the agreement ended. */
    public void deleteOfErased(JourneyId journeyId) {
        jdbc.sql("""
                        delete from alongside.referral r using alongside.journey j
                        where r.journey_id = :journey and j.id = r.journey_id and j.state = 'ERASED'
                            and (r.state <> 'TAKEN_BACK' or r.recalled_at is not null)
                            and not exists (select from alongside.letter_mail m where m.referral_id = r.id
                                and m.state in ('WAITING', 'SENDING'))
                        """).param("journey", journeyId.value()).update();
    }

    private static Referral referral(ResultSet row, int number) throws SQLException {
        return new Referral(
                ReferralId.of(row.getObject("id", UUID.class)),
                JourneyId.of(row.getObject("journey_id", UUID.class)),
                EntryId.of(row.getObject("entry_id", UUID.class)),
                row.getString("reference"),
                State.valueOf(row.getString("state")),
                read(row.getString("way"), Way::valueOf),
                classes(row.getArray("classes")),
                row.getObject("agreed_until", LocalDate.class),
                row.getTimestamp("begun_at").toInstant(),
                read(row.getString("prepared_by"), WorkerId::of),
                at(row.getTimestamp("seen_at")),
                at(row.getTimestamp("sent_at")),
                read(row.getString("sent_how"), Referral.SentHow::valueOf),
                read(row.getString("answer"), Referral.Answer::valueOf),
                at(row.getTimestamp("answered_at")),
                read(row.getString("outcome"), Referral.Outcome::valueOf),
                Referral.GoesBy.valueOf(row.getString("goes_by")),
                row.getString("mail_to"));
    }

    private static Set<DataClass> classes(Array names) throws SQLException {
        Set<DataClass> classes = EnumSet.noneOf(DataClass.class);
        Arrays.stream((String[]) names.getArray()).map(DataClass::valueOf).forEach(classes::add);
        return classes;
    }

    private static <T> @Nullable T read(@Nullable String kept, Function<String, T> of) {
        return kept == null ? null : of.apply(kept);
    }

    private static @Nullable Instant at(@Nullable Timestamp kept) {
        return kept == null ? null : kept.toInstant();
    }
}

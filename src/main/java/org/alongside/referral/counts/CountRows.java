package org.alongside.referral.counts;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.counts.CountedHalfYears;
import org.alongside.counts.HalfYear;
import org.alongside.directory.Entry.Kind;
import org.alongside.ids.JourneyId;
import org.alongside.referral.Referral.Answer;
import org.alongside.referral.counts.ReferralNumbers.Counted;
import org.alongside.referral.counts.ReferralNumbers.Part;
import org.alongside.referral.policy.SurvivorChoosesWay.Way;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was counted of referrals, once for each half-year. */
@Repository
class CountRows {
    private final JdbcClient jdbc;
    private final CountedHalfYears halfYears;

    CountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.halfYears = new CountedHalfYears(jdbc, "alongside.referral_overview");
    }

    CountedHalfYears halfYears() {
        return halfYears;
    }

    /** Referrals of which something happened in that time. */
    List<Counted> within(HalfYear halfYear, int max) {
        return jdbc.sql("""
                        select * from (
                            select r.journey_id, r.way, e.kind, coalesce(e.texts ->> 'REGION', '') region,
                                coalesce(r.sent_at, case when r.state = 'TOLD' then r.closed_at end) happened_at,
                                case when r.state <> 'TAKEN_BACK' or r.first_answered_at is not null
                                    then r.answer_by end answer_by,
                                r.first_answered_at, r.answer, r.answered_at
                            from alongside.referral r join alongside.directory_entry e on e.id = r.entry_id) referral
                        where (happened_at >= :from and happened_at < :until) or (answer_by >= :from and answer_by < :until)
                            or (answered_at >= :from and answered_at < :until)
                        order by journey_id limit :max
                        """)
                .param("from", Timestamp.from(halfYear.begins()))
                .param("until", Timestamp.from(halfYear.ends()))
                .param("max", max)
                .query((row, n) -> new Counted(
                        JourneyId.of(row.getObject("journey_id", UUID.class)),
                        Optional.ofNullable(row.getString("way"))
                                .map(Way::valueOf)
                                .orElse(null),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("region"),
                        at(row.getTimestamp("happened_at")),
                        at(row.getTimestamp("answer_by")),
                        at(row.getTimestamp("first_answered_at")),
                        Optional.ofNullable(row.getString("answer"))
                                .map(Answer::valueOf)
                                .orElse(null),
                        at(row.getTimestamp("answered_at"))))
                .list();
    }

    private static @Nullable Instant at(@Nullable Timestamp kept) {
        return kept == null ? null : kept.toInstant();
    }

    void keep(HalfYear halfYear, Part part, String value, @Nullable Integer number) {
        jdbc.sql("""
                        insert into alongside.referral_count (organisation_id, half_year, part, value, number)
                        values (current_setting('alongside.organisation'), :half, :part, :value, :number)
                        """)
                .param("half", halfYear.toString())
                .param("part", part.name())
                .param("value", value)
                .param("number", number, Types.INTEGER)
                .update();
    }

    /** By value, those with the most people first. Numbers that are not shown are empty. */
    Map<Part, Map<String, Optional<Integer>>> counts(HalfYear halfYear) {
        Map<Part, Map<String, Optional<Integer>>> counts = new EnumMap<>(Part.class);
        jdbc.sql("""
                        select part, value, number from alongside.referral_count where half_year = :half
                        order by part, number desc nulls last, value
                        """).param("half", halfYear.toString()).query(row -> {
            counts.computeIfAbsent(Part.valueOf(row.getString("part")), part -> new LinkedHashMap<>())
                    .put(row.getString("value"), Optional.ofNullable(row.getObject("number", Integer.class)));
        });
        return counts;
    }
}

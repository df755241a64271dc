package org.alongside.assessment.overview;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alongside.counts.CountedHalfYears;
import org.alongside.counts.HalfYear;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was counted, once for each half-year. */
@Repository
class OverviewRows {
    private final JdbcClient jdbc;
    private final CountedHalfYears halfYears;

    OverviewRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.halfYears = new CountedHalfYears(jdbc, "alongside.assessment_overview");
    }

    CountedHalfYears halfYears() {
        return halfYears;
    }

    /** How many began whose day came in that time. */
    int due(Instant from, Instant until) {
        return jdbc.sql(
                        "select count(*) from alongside.assessment"
                                + " where due_at >= :from and due_at < :until and began_at is not null and state <> 'CALLED_OFF'")
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(Integer.class)
                .single();
    }

    /** What came of how many that ended in that time. */
    Map<String, Integer> ended(Instant from, Instant until) {
        Map<String, Integer> ended = new LinkedHashMap<>();
        jdbc.sql("""
                        select state, count(*) number from alongside.assessment
                        where ended_at >= :from and ended_at < :until and began_at is not null group by state
                        """)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(row -> {
                    ended.put(row.getString("state"), row.getInt("number"));
                });
        return ended;
    }

    /** How those answered whose answers were sent in that time. */
    Map<String, Integer> ways(Instant from, Instant until) {
        Map<String, Integer> ways = new LinkedHashMap<>();
        jdbc.sql("""
                        select way, count(*) number from alongside.assessment
                        where ended_at >= :from and ended_at < :until and began_at is not null and state = 'SENT' group by way
                        """)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(row -> {
                    ways.put(row.getString("way"), row.getInt("number"));
                });
        return ways;
    }

    void keepCount(HalfYear halfYear, String what, @Nullable Integer number) {
        jdbc.sql("""
                        insert into alongside.assessment_count (organisation_id, half_year, what, number)
                        values (current_setting('alongside.organisation'), :half, :what, :number)
                        """)
                .param("half", halfYear.toString())
                .param("what", what)
                .param("number", number, Types.INTEGER)
                .update();
    }

    void keep(HalfYear halfYear, int version, String item, String value, @Nullable Integer number) {
        jdbc.sql("""
                        insert into alongside.assessment_distribution
                            (organisation_id, half_year, form_version, item, value, number)
                        values (current_setting('alongside.organisation'), :half, :version, :item, :value, :number)
                        """)
                .param("half", halfYear.toString())
                .param("version", version)
                .param("item", item)
                .param("value", value)
                .param("number", number, Types.INTEGER)
                .update();
    }

    /** Numbers that are not shown are empty. */
    Map<String, Optional<Integer>> counts(HalfYear halfYear) {
        Map<String, Optional<Integer>> counts = new LinkedHashMap<>();
        jdbc.sql("select what, number from alongside.assessment_count where half_year = :half")
                .param("half", halfYear.toString())
                .query(row -> {
                    counts.put(row.getString("what"), Optional.ofNullable(row.getObject("number", Integer.class)));
                });
        return counts;
    }

    /** By version of the form, item and answer. Numbers that are not shown are empty. */
    Map<Integer, Map<String, Map<String, Optional<Integer>>>> distributions(HalfYear halfYear) {
        Map<Integer, Map<String, Map<String, Optional<Integer>>>> all = new TreeMap<>();
        jdbc.sql(
                        "select form_version, item, value, number from alongside.assessment_distribution where half_year = :half")
                .param("half", halfYear.toString())
                .query(row -> {
                    all.computeIfAbsent(row.getInt("form_version"), version -> new LinkedHashMap<>())
                            .computeIfAbsent(row.getString("item"), item -> new LinkedHashMap<>())
                            .put(row.getString("value"), Optional.ofNullable(row.getObject("number", Integer.class)));
                });
        return all;
    }
}

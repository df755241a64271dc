package org.alongside.counts;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The half-years of which something was counted, as one table of their own has them. In the transaction of whoever calls it. */
public final class CountedHalfYears {
    private static final int SHOWN_MAX = 20;

    private final JdbcClient jdbc;
    private final String table;

    /** @param table with its schema; it has {@code organisation_id}, {@code half_year} and {@code computed_at} */
    public CountedHalfYears(JdbcClient jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /** Another half-year to look at, as pages name it. */
    public record Half(String id, String name) {}

    /** Whoever begins first counts it; another node waits until that is kept. @return false where it is counted already */
    public boolean begin(HalfYear halfYear, Instant now) {
        return !isCounted(halfYear)
                && jdbc.sql("insert into " + table + " (organisation_id, half_year, computed_at)"
                                        + " values (current_setting('alongside.organisation'), :half, :now)"
                                        + " on conflict do nothing")
                                .param("half", halfYear.toString())
                                .param("now", Timestamp.from(now))
                                .update()
                        > 0;
    }

    private boolean isCounted(HalfYear halfYear) {
        return jdbc.sql("select count(*) > 0 from " + table + " where half_year = :half")
                .param("half", halfYear.toString())
                .query(Boolean.class)
                .single();
    }

    /**
     * Which one a page shows; the newest where none is asked for. Adds to the page its {@code name}, empty where nothing was counted yet,
     * and the {@code others}.
     *
     * @param asked as it stands in the address; may be empty
     * @throws ResponseStatusException with 404 where that was not counted
     */
    public Optional<HalfYear> choose(String asked, ModelAndView page) {
        List<HalfYear> counted = jdbc.sql("select half_year from " + table + " order by half_year desc limit :max")
                .param("max", SHOWN_MAX)
                .query((row, n) -> HalfYear.of(row.getString(1)).orElseThrow())
                .list();
        Optional<HalfYear> shown = asked.isEmpty()
                ? counted.stream().findFirst()
                : HalfYear.of(asked).filter(counted::contains);
        if (!asked.isEmpty() && shown.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        page.addObject("name", shown.map(HalfYear::name).orElse(""));
        page.addObject(
                "others",
                counted.stream()
                        .filter(one -> !shown.equals(Optional.of(one)))
                        .map(one -> new Half(one.toString(), one.name()))
                        .toList());
        return shown;
    }
}

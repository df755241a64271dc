package org.alongside.directory;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.alongside.counts.policy.SixPeopleAtLeast;
import org.alongside.ids.EntryId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What survivors say of services, so that others know what to expect: tied to nobody, and to a month and no day. (REFER-05) */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
public class Experiences {
    /** What is older says little of how a service is now. */
    private static final int MONTHS = 24;

    private final JdbcClient jdbc;
    private final Clock clock;

    Experiences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How long somebody waited for a first appointment. */
    public enum Waited {
        WEEK,
        MONTH,
        THREE_MONTHS,
        LONGER,
        NOT_SAID
    }

    /** Whether it fitted them. */
    public enum DidItFit {
        YES,
        PARTLY,
        NO,
        NOT_SAID
    }

    /** What all who said something said. @param count how many they are, six at least */
    public record Seen(int count, Map<Waited, Integer> waited, Map<DidItFit, Integer> fit) {
        public Seen {
            waited = Map.copyOf(waited);
            fit = Map.copyOf(fit);
        }
    }

    /** Keeps it; where nothing was said, nothing is kept. */
    public void learn(EntryId entry, Waited waited, DidItFit fit) {
        if (waited == Waited.NOT_SAID && fit == DidItFit.NOT_SAID) {
            return;
        }
        jdbc.sql("""
                        insert into alongside.directory_experience (organisation_id, entry_id, month, waited, fit)
                        values (current_setting('alongside.organisation'), :entry, :month, :waited, :fit)
                        """)
                .param("entry", entry.value())
                .param("month", Date.valueOf(LocalDate.now(clock).withDayOfMonth(1)))
                .param("waited", waited.name())
                .param("fit", fit.name())
                .update();
    }

    /** What was said of a service, and of what was merged into its entry, in the last two years; empty where fewer than six said something. */
    @Transactional(readOnly = true)
    public Optional<Seen> of(EntryId entry) {
        Map<Waited, Integer> waited = new EnumMap<>(Waited.class);
        Map<DidItFit, Integer> fit = new EnumMap<>(DidItFit.class);
        int[] count = {0};
        jdbc.sql("""
                        select waited, fit, count(*) n from alongside.directory_experience
                        where month >= :from and entry_id in (select :entry union all
                            select id from alongside.directory_entry where merged_into = :entry) group by waited, fit
                        """)
                .param("entry", entry.value())
                .param("from", Date.valueOf(LocalDate.now(clock).minusMonths(MONTHS)))
                .query(row -> {
                    int n = row.getInt("n");
                    count[0] += n;
                    waited.merge(Waited.valueOf(row.getString("waited")), n, Integer::sum);
                    fit.merge(DidItFit.valueOf(row.getString("fit")), n, Integer::sum);
                });
        return SixPeopleAtLeast.areEnough(count[0]) ? Optional.of(new Seen(count[0], waited, fit)) : Optional.empty();
    }
}

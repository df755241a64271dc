package org.alongside.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.alongside.access.PlainText;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.directory.Entry.Content;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Services that workers name and the directory did not know. A survivor can be told of one at once; nobody is referred to it before a
 * supervisor has reviewed it. (REFER-03)
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.REFER_03)
public class Proposals {
    /** How many of a worker can wait for their review. */
    public static final int OPEN_MAX = 10;

    /** In how many days a supervisor is to review one: somebody waits for it. */
    public static final int REVIEW_DAYS = 7;

    private static final int ALIKE_MAX = 5;
    private static final int WORDS_MAX = 12;
    /** Shorter ones are in many names. */
    private static final int WORD_MIN = 3;

    private static final String WAITS = " proposed_by is not null and reviewed_on is null and not closed ";

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    Proposals(JdbcClient jdbc, Directory directory, Ledger ledger, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.ledger = ledger;
        this.events = events;
    }

    /** Who named a service, and when. */
    public record Proposed(WorkerId by, LocalDate on) {}

    /**
     * Adds a service that nobody has reviewed.
     *
     * @throws Refused under REFER-03 when {@link #OPEN_MAX} of who names it wait for their review
     */
    public EntryId propose(Content content, WorkerId by) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('directory proposals ' || :by, 19))")
                .param("by", by.value())
                .query((row, n) -> 0)
                .list();
        if (of(by).size() >= OPEN_MAX) {
            throw Refused.notNow(PolicyId.REFER_03, Words.here("refused.named-services-wait", OPEN_MAX));
        }
        EntryId id = directory.addProposed(content, by);
        ledger.done(Ledger.ORGANISATION, by, "directory entry proposed", Map.of("entry", id));
        events.publishEvent(new EntryProposed(id));
        return id;
    }

    /** What of the directory could be the service that somebody names: those that share most words with its name first. */
    public List<Entry> alike(String name) {
        List<String> words = Arrays.stream(PlainText.of(name).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= WORD_MIN)
                .distinct()
                .limit(WORDS_MAX)
                .toList();
        if (words.isEmpty()) {
            return List.of();
        }
        List<String> shared = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            shared.add("(strpos(plain, :word" + i + ") > 0)::int");
            params.put("word" + i, words.get(i));
        }
        String count = String.join(" + ", shared);
        return directory.these(jdbc.sql("select id from alongside.directory_entry where merged_into is null and "
                        + count + " >= :least order by " + count + " desc, closed, name, id limit :max")
                .params(params)
                .param("least", (words.size() + 1) / 2)
                .param("max", ALIKE_MAX)
                .query((row, n) -> EntryId.of(row.getObject(1, UUID.class)))
                .list());
    }

    /** What somebody named and nobody has reviewed yet, the last named first. */
    @Transactional(readOnly = true)
    public List<Entry> of(WorkerId by) {
        return directory.these(jdbc.sql("select id from alongside.directory_entry where" + WAITS
                        + "and proposed_by = :by order by proposed_on desc, name, id limit :max")
                .param("by", by.value())
                .param("max", OPEN_MAX)
                .query((row, n) -> EntryId.of(row.getObject(1, UUID.class)))
                .list());
    }

    /** By when each of those that somebody named and nobody has reviewed yet is to be reviewed. */
    @Transactional(readOnly = true)
    public Map<EntryId, LocalDate> reviewedBy(WorkerId by) {
        Map<EntryId, LocalDate> days = new HashMap<>();
        jdbc.sql("select id, proposed_on from alongside.directory_entry where" + WAITS
                        + "and proposed_by = :by limit :max")
                .param("by", by.value())
                .param("max", OPEN_MAX)
                .query(row -> {
                    days.put(
                            EntryId.of(row.getObject(1, UUID.class)),
                            row.getObject(2, LocalDate.class).plusDays(REVIEW_DAYS));
                });
        return days;
    }

    /** Which of these somebody named and nobody has reviewed yet: a survivor can be told of them. */
    @Transactional(readOnly = true)
    public Set<EntryId> among(Collection<EntryId> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("select id from alongside.directory_entry where" + WAITS + "and id in (:ids)")
                        .param("ids", ids.stream().map(EntryId::value).toList())
                        .query((row, n) -> EntryId.of(row.getObject(1, UUID.class)))
                        .list());
    }

    /** Who named it, also where it was reviewed since; empty where a supervisor or an import added it. */
    @Transactional(readOnly = true)
    public Optional<Proposed> find(EntryId id) {
        return jdbc.sql("select proposed_by, proposed_on from alongside.directory_entry"
                        + " where id = :id and proposed_by is not null")
                .param("id", id.value())
                .query((row, n) -> new Proposed(WorkerId.of(row.getString(1)), row.getObject(2, LocalDate.class)))
                .optional();
    }

    /**
     * A service, to tell a survivor of it: until the end of the transaction it is not closed or changed.
     *
     * @return empty where there is none
     * @throws Refused under REFER-03 when it is closed, or was not reviewed in time and nobody named it just now
     */
    public Optional<Entry> toTellOf(EntryId id) {
        return among(List.of(id)).isEmpty() ? directory.toReferTo(id) : directory.find(id);
    }
}

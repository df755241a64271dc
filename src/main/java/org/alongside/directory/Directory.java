package org.alongside.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Date;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.access.PlainText;
import org.alongside.audit.Ledger;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Fit;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.directory.policy.ReviewedInTime;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The services that an organisation knows of. (REFER-03) */
@Service
@Transactional
public class Directory {
    /** How many are on a page. */
    public static final int PAGE = 20;

    private final JdbcClient jdbc;
    private final EntryRows rows;
    private final Settings settings;
    private final Ledger ledger;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Directory(
            JdbcClient jdbc,
            EntryRows rows,
            Settings settings,
            Ledger ledger,
            ObjectMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.settings = settings;
        this.ledger = ledger;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What somebody looks for; macrons and capitals do not matter.
     *
     * @param words all of them are somewhere in the entry
     * @param place a part of its place or region
     * @param alsoClosed with those that take nobody any more
     * @param toReview only those that nobody reviewed yet, or soon for too long
     */
    public record Search(
            String words,
            String place,
            @Nullable Kind kind,
            @Nullable Cost cost,
            @Nullable Fit fit,
            boolean alsoClosed,
            boolean toReview) {
        public Search(
                String words,
                String place,
                @Nullable Kind kind,
                @Nullable Cost cost,
                @Nullable Fit fit,
                boolean alsoClosed) {
            this(words, place, kind, cost, fit, alsoClosed, false);
        }
    }

    /** Those that fit, by name, without those that were merged into another one; one more than {@link #PAGE} where there are further pages. @param page from 1 */
    public List<Entry> find(Search search, int page) {
        StringBuilder where = new StringBuilder("merged_into is null");
        Map<String, Object> params = new HashMap<>();
        int number = 0;
        // Long words are rare, and found or not found soonest.
        for (String word : words(PlainText.of(search.words())).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            where.append(" and strpos(plain, :word").append(number).append(") > 0");
            params.put("word" + number++, word);
        }
        if (!search.place().isEmpty()) {
            where.append(" and strpos(plain_place, :place) > 0");
            params.put("place", PlainText.of(search.place()));
        }
        if (search.kind() != null) {
            where.append(" and kind = :kind");
            params.put("kind", search.kind().name());
        }
        if (search.cost() != null) {
            where.append(" and cost = :cost");
            params.put("cost", search.cost().name());
        }
        if (search.fit() != null) {
            where.append(" and :fit = any (fits)");
            params.put("fit", search.fit().name());
        }
        if (!search.alsoClosed()) {
            where.append(" and not closed");
        }
        if (search.toReview()) {
            where.append(" and not closed and (reviewed_on is null or reviewed_on <= :due)");
            params.put(
                    "due",
                    Date.valueOf(ReviewedInTime.dueSince(
                            LocalDate.now(clock), settings.number(SettingKey.DIRECTORY_REVIEW))));
        }
        // What is wide is read of those on the page alone.
        return jdbc.sql("select entry.* from alongside.directory_entry entry join"
                        + " (select id from alongside.directory_entry where " + where
                        + " order by name, id limit :limit offset :offset) found using (id) order by"
                        + " entry.name, entry.id")
                .params(params)
                .param("limit", PAGE + 1)
                .param("offset", (page - 1) * PAGE)
                .query(rows)
                .list();
    }

    /** All of them, by name, also closed and merged ones. @param max how many at most */
    public List<Entry> all(int max) {
        return jdbc.sql("select * from alongside.directory_entry order by name, id limit :max")
                .param("max", max)
                .query(rows)
                .list();
    }

    public Optional<Entry> find(EntryId id) {
        return one(id, "");
    }

    /** These services, in the order in which they are asked for; absent where there is none. */
    public List<Entry> these(List<EntryId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<EntryId, Entry> found = new HashMap<>();
        jdbc.sql("select * from alongside.directory_entry where id in (:ids)")
                .param("ids", ids.stream().map(EntryId::value).toList())
                .query(rows)
                .list()
                .forEach(one -> found.put(one.id(), one));
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }

    /** What these services are called; absent where there is none. */
    public Map<EntryId, String> names(Collection<EntryId> ids) {
        Map<EntryId, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, name from alongside.directory_entry where id in (:ids)")
                    .param("ids", ids.stream().map(EntryId::value).toList())
                    .query(row -> {
                        names.put(EntryId.of(row.getObject("id", UUID.class)), row.getString("name"));
                    });
        }
        return names;
    }

    /**
     * A service, to refer a survivor to it: until the end of the transaction it is not closed or changed.
     *
     * @return empty where there is none
     * @throws org.alongside.policy.Refused when it is closed, was merged into another one, or was not reviewed in time (REFER-03)
     */
    public Optional<Entry> toReferTo(EntryId id) {
        Optional<Entry> found = one(id, " for share");
        found.ifPresent(entry -> mayBeReferredTo(entry).orRefuse());
        return found;
    }

    /** A service whose entry is looked at: until the end of the transaction nobody else changes it. */
    public Optional<Entry> lock(EntryId id) {
        return one(id, " for update");
    }

    /** Whether a survivor can be referred to it today, and why not. (REFER-03) */
    public Decision mayBeReferredTo(Entry entry) {
        return mayBeReferredTo(entry, settings.number(SettingKey.DIRECTORY_REVIEW));
    }

    /** Why a survivor cannot be referred to each of these today, by id; empty where they can. The setting is asked once for all. (REFER-03) */
    public Map<EntryId, String> whyNotReferredTo(Collection<Entry> entries) {
        int months = settings.number(SettingKey.DIRECTORY_REVIEW);
        return entries.stream()
                .collect(Collectors.toMap(
                        Entry::id,
                        entry -> Objects.requireNonNullElse(
                                mayBeReferredTo(entry, months).sentence(), "")));
    }

    private Decision mayBeReferredTo(Entry entry, int months) {
        return ReviewedInTime.decide(new ReviewedInTime.Facts(
                entry.reviewedOn(),
                LocalDate.now(clock),
                months,
                entry.closed(),
                isNow(entry).orElse(null)));
    }

    /** What the entry is called into which this one was merged; empty where it was not. */
    public Optional<String> isNow(Entry entry) {
        return Optional.ofNullable(entry.mergedInto())
                .map(into -> names(Set.of(into)).get(into));
    }

    /** Adds a service, as reviewed by who adds it. */
    public EntryId add(Content content, WorkerId by) {
        EntryId id = EntryId.random();
        insert(id, content, by, LocalDate.now(clock), null, false);
        ledger.done(Ledger.ORGANISATION, by, "directory entry added", Map.of("entry", id));
        return id;
    }

    /** An invented one. */
    void addDemonstration(Content content, LocalDate reviewedOn) {
        insert(EntryId.random(), content, Ledger.SERVICE, reviewedOn, null, true);
    }

    /** One that a worker names and nobody has reviewed. */
    EntryId addProposed(Content content, WorkerId by) {
        EntryId id = EntryId.random();
        insert(id, content, null, null, by, false);
        return id;
    }

    private void insert(
            EntryId id,
            Content content,
            @Nullable WorkerId reviewedBy,
            @Nullable LocalDate on,
            @Nullable WorkerId proposedBy,
            boolean isDemonstration) {
        written("""
            insert into alongside.directory_entry (id, organisation_id, kind, cost, fits, name, texts, plain,
                plain_place, reviewed_by, reviewed_on, proposed_by, proposed_on, is_demonstration)
            values (:id, current_setting('alongside.organisation'), :kind, :cost, :fits, :name, :texts::jsonb,
                :plain, :place, :by, :on, :proposed, :proposedOn, :demonstration)
            """, id, content)
                .param("by", reviewedBy == null ? null : reviewedBy.value(), Types.VARCHAR)
                .param("on", on == null ? null : Date.valueOf(on), Types.DATE)
                .param("proposed", proposedBy == null ? null : proposedBy.value(), Types.VARCHAR)
                .param("proposedOn", proposedBy == null ? null : Date.valueOf(LocalDate.now(clock)), Types.DATE)
                .param("demonstration", isDemonstration)
                .update();
    }

    /** Changes it where nobody else did since this version. @return whether it is changed; else nothing is */
    public boolean change(EntryId id, int version, Content content, WorkerId by) {
        return did(
                "directory entry changed",
                id,
                by,
                written("""
                    update alongside.directory_entry set version = version + 1, kind = :kind, cost = :cost,
                        fits = :fits, name = :name, texts = :texts::jsonb, plain = :plain, plain_place = :place
                    where id = :id and version = :version and merged_into is null
                    """, id, content).param("version", version).update());
    }

    /** All that this version says is right, as somebody found out; nobody else has to any more. @return whether it is kept */
    public boolean reviewed(EntryId id, int version, WorkerId by) {
        return decided(
                "directory entry reviewed",
                id,
                by,
                jdbc.sql("""
                    update alongside.directory_entry
                    set version = version + 1, reviewed_by = :by, reviewed_on = :on
                    where id = :id and version = :version and not closed
                    """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("by", by.value())
                        .param("on", Date.valueOf(LocalDate.now(clock)))
                        .update());
    }

    /** It takes nobody any more, or does again; what was merged stays closed. @return whether it is kept */
    public boolean close(EntryId id, int version, boolean closed, WorkerId by) {
        return decided(
                closed ? "directory entry closed" : "directory entry reopened",
                id,
                by,
                jdbc.sql("""
                    update alongside.directory_entry set version = version + 1, closed = :closed
                    where id = :id and version = :version and closed <> :closed and merged_into is null
                    """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("closed", closed)
                        .update());
    }

    private boolean decided(String act, EntryId id, WorkerId by, int rows) {
        boolean isKept = did(act, id, by, rows);
        if (isKept) {
            events.publishEvent(new EntryDecided(id, by));
        }
        return isKept;
    }

    private boolean did(String act, EntryId id, WorkerId by, int rows) {
        if (rows == 1) {
            ledger.done(Ledger.ORGANISATION, by, act, Map.of("entry", id));
        }
        return rows == 1;
    }

    private StatementSpec written(String sql, EntryId id, Content content) {
        return jdbc.sql(sql)
                .param("id", id.value())
                .param("kind", content.kind().name())
                .param("cost", content.cost().name())
                .param("fits", content.fits().stream().map(Fit::name).toArray(String[]::new))
                .param("name", content.name())
                .param("texts", written(content.texts()))
                .param("plain", plain(content))
                .param("place", PlainText.of(content.text(Text.PLACE) + "\n" + content.text(Text.REGION)));
    }

    /** All its words as people look for them, each once: every search reads them of every entry. */
    public static String plain(Content content) {
        return String.join(
                " ",
                words(PlainText.of(content.name() + "\n"
                        + String.join("\n", content.texts().values()))));
    }

    private static Set<String> words(String plain) {
        Set<String> words = new LinkedHashSet<>(Arrays.asList(plain.split("\\s+")));
        words.remove("");
        return words;
    }

    private String written(Map<Text, String> texts) {
        try {
            return json.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Entry> one(EntryId id, String lock) {
        return jdbc.sql("select * from alongside.directory_entry where id = :id" + lock)
                .param("id", id.value())
                .query(rows)
                .optional();
    }
}

package org.alongside.groups.group;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The protocols of groups, version by version, and who endorsed which. Their text is in the record of the group. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
public class Protocols {
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    Protocols(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** For what somebody can be asked to leave, as protocols name it. (GROUP-14) */
    public enum Ground {
        CONFIDENTIALITY_BROKEN("group.what-was-said-in-the"),
        OTHERS_NOT_RESPECTED("group.others-were-not-respected"),
        OTHERS_NOT_SAFE("group.others-were-not-safe"),
        BOUNDARIES_OVERSTEPPED("group.somebodys-boundaries-were"),
        UNDER_THE_INFLUENCE("group.coming-under-the-influence"),
        PROTOCOLS_NOT_KEPT("group.the-protocols-were-not-kept");

        private final String words;

        Ground(String words) {
            this.words = words;
        }

        public String words() {
            return Words.here(words);
        }
    }

    /** @param isAdopted the group agreed on it; the standard wording, which comes first, is nobody's own yet */
    public record Version(int number, boolean isAdopted, Set<Ground> grounds) {
        public Version {
            grounds = Collections.unmodifiableSet(new TreeSet<>(grounds));
        }
    }

    /** The version in force. */
    public Version inForce(GroupId groupId) {
        return jdbc.sql("""
                        select version, is_adopted, grounds from alongside.group_protocols
                        where group_id = :group order by version desc limit 1
                        """)
                .param("group", groupId.value())
                .query((row, n) -> new Version(
                        row.getInt("version"),
                        row.getBoolean("is_adopted"),
                        Set.of((String[]) row.getArray("grounds").getArray()).stream()
                                .map(Ground::valueOf)
                                .collect(java.util.stream.Collectors.toSet())))
                .single();
    }

    /** The standard wording, in force until the group agrees on its own. */
    public void bringInStandard(GroupId groupId, WorkerId by) {
        insert(groupId, 1, false, Set.of(Ground.values()), by);
    }

    /**
     * The group agreed on its protocols, or on new ones. From now on everybody endorses these. (GROUP-06, GROUP-10)
     *
     * @param grounds for what somebody can be asked to leave; as before where none is named
     */
    public void adopt(GroupId groupId, Set<Ground> grounds, WorkerId by) {
        Version before = inForce(groupId);
        insert(groupId, before.number() + 1, true, grounds.isEmpty() ? before.grounds() : grounds, by);
    }

    private void insert(GroupId groupId, int version, boolean isAdopted, Set<Ground> grounds, WorkerId by) {
        jdbc.sql("""
                        insert into alongside.group_protocols (organisation_id, group_id, version, is_adopted, grounds,
                            in_force_from, brought_in_by)
                        values (current_setting('alongside.organisation'), :group, :version, :adopted, :grounds, :at, :by)
                        """)
                .param("group", groupId.value())
                .param("version", version)
                .param("adopted", isAdopted)
                .param("grounds", grounds.stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.value())
                .update();
        ledger.done(
                groupId.toString(), by, "protocols in force", Map.of("version", version, "agreed by group", isAdopted));
    }

    /** A survivor endorses what is in force. */
    public void endorse(GroupId groupId, JourneyId journeyId, WorkerId recordedBy) {
        int version = inForce(groupId).number();
        jdbc.sql("""
                        insert into alongside.group_endorsement (organisation_id, group_id, version, journey_id,
                            endorsed_at, recorded_by)
                        values (current_setting('alongside.organisation'), :group, :version, :journey, :at, :by)
                        """)
                .param("group", groupId.value())
                .param("version", version)
                .param("journey", journeyId.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", recordedBy.value())
                .update();
        ledger.done(journeyId.toString(), recordedBy, "protocols endorsed", Map.of("version", version));
    }

    /** Whether a survivor endorsed what is in force. */
    public boolean hasEndorsed(JourneyId journeyId, GroupId groupId) {
        return jdbc.sql("select alongside.has_endorsed(:journey, :group)")
                .param("journey", journeyId.value())
                .param("group", groupId.value())
                .query(Boolean.class)
                .single();
    }
}

package org.alongside.audit;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.alongside.access.CurrentOrganisation;
import org.alongside.audit.LedgerHeadFiles.Head;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** If no heads are kept yet, keeps those of the ledger as it is now. */
@Component
class LedgerHeadsInitializer {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerHeadsInitializer.class);

    private final LedgerHeads heads;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LedgerHeadsInitializer(LedgerHeads heads, JdbcClient jdbc, TransactionTemplate transaction) {
        this.heads = heads;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void keep() {
        if (!heads.isNew()) {
            return;
        }
        List<String> organisations = jdbc.sql("select * from alongside.ledger_organisations()")
                .query(String.class)
                .list();
        List<Head> found = new ArrayList<>();
        for (String organisation : organisations) {
            CurrentOrganisation.runAs(
                    organisation, () -> transaction.executeWithoutResult(status -> found.addAll(of(organisation))));
        }
        heads.keep(found);
        if (!found.isEmpty()) {
            LOG.info(
                    "No heads of the ledger were kept in {} before. Kept those of {} chains as they are now; what was cut "
                            + "off before this moment cannot be seen by them.",
                    heads.folder(),
                    found.size());
        }
    }

    private List<Head> of(String organisation) {
        return jdbc.sql("""
                        select distinct on (chain) chain, position, hash, signature from alongside.ledger_entry
                        where organisation_id = :organisation order by chain, position desc
                        """)
                .param("organisation", organisation)
                .query((row, n) -> new Head(
                        organisation + "/" + row.getString("chain"),
                        row.getLong("position"),
                        Base64.getEncoder().encodeToString(row.getBytes("hash")),
                        Base64.getEncoder().encodeToString(row.getBytes("signature"))))
                .list();
    }
}

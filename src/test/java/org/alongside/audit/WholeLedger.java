package org.alongside.audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.alongside.audit.LedgerHeadFiles.Head;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Lets tests of other modules have the whole ledger verified, as {@code bin/verify-ledger} does it. */
public final class WholeLedger {
    private WholeLedger() {}

    /** The first broken row in words, or null when the ledger is whole. */
    public static @Nullable String brokenAt(DataSource database, Environment environment) throws Exception {
        Path data = Path.of(environment.getRequiredProperty("alongside.data-dir"));
        Signatures key = Signatures.of(data.resolve("ledger-public.key"));
        Map<String, Head> kept = LedgerHeadFiles.read(List.of(data.resolve("ledger-heads")), key);
        try (Connection connection = database.getConnection()) {
            VerifyLedger.Report report = new VerifyLedger(key).verify(connection, kept);
            connection.rollback();
            connection.setAutoCommit(true);
            return report.broken();
        }
    }
}

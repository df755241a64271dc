package org.alongside.journey.own;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.own.OwnRequests.Alert;
import org.alongside.journey.own.OwnRequests.Kind;
import org.alongside.journey.own.OwnRequests.Outcome;
import org.alongside.journey.own.OwnRequests.Request;
import org.jspecify.annotations.Nullable;

/** How a row about what a survivor asked for is read. */
final class OwnRequestRows {
    /** Such a row, with the label of who asked. */
    static final String COLUMNS = """
            select r.*, j.label from alongside.own_request r join alongside.journey j on j.id = r.journey_id
            """;

    private OwnRequestRows() {}

    static Request request(ResultSet row) throws SQLException {
        String alert = row.getString("alert");
        String outcome = row.getString("outcome");
        UUID again = row.getObject("again_of", UUID.class);
        return new Request(
                RequestId.of(row.getObject("id", UUID.class)),
                JourneyId.of(row.getObject("journey_id", UUID.class)),
                row.getString("label"),
                Kind.valueOf(row.getString("kind")),
                row.getTimestamp("asked_at").toInstant(),
                row.getObject("due_on", LocalDate.class),
                row.getTimestamp("begun_at") != null,
                alert == null ? null : Alert.valueOf(alert),
                moment(row, "gone_through_at"),
                WorkerId.ofNullable(row.getString("gone_through_by")),
                moment(row, "decided_at"),
                WorkerId.ofNullable(row.getString("decided_by")),
                moment(row, "ready_until"),
                moment(row, "fetched_at"),
                moment(row, "done_at"),
                outcome == null ? null : Outcome.valueOf(outcome),
                again == null ? null : RequestId.of(again),
                moment(row, "on_paper_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}

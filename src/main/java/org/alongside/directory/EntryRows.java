package org.alongside.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Fit;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Reads an entry of its row. */
@Component
class EntryRows implements RowMapper<Entry> {
    private final ObjectMapper json;

    EntryRows(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Entry mapRow(ResultSet row, int at) throws SQLException {
        String reviewedBy = row.getString("reviewed_by");
        UUID mergedInto = row.getObject("merged_into", UUID.class);
        try {
            return new Entry(
                    EntryId.of(row.getObject("id", UUID.class)),
                    row.getInt("version"),
                    new Content(
                            row.getString("name"),
                            Kind.valueOf(row.getString("kind")),
                            Cost.valueOf(row.getString("cost")),
                            Arrays.stream((String[]) row.getArray("fits").getArray())
                                    .map(Fit::valueOf)
                                    .collect(Collectors.toSet()),
                            json.readValue(row.getString("texts"), new TypeReference<Map<Text, String>>() {})),
                    reviewedBy == null ? null : WorkerId.of(reviewedBy),
                    row.getObject("reviewed_on", LocalDate.class),
                    row.getBoolean("closed"),
                    row.getBoolean("is_demonstration"),
                    mergedInto == null ? null : EntryId.of(mergedInto));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

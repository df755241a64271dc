package org.alongside.journey.copies.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.alongside.own.OwnTexts;

/** A copy as data, for another service or a program. What stands in it is told in {@code docs/copy-of-a-record.md}. */
public final class CopyJson {
    /** Says what it is, whatever the file is called. */
    static final String FORMAT = "alongside-copy";
    /** One more with each change that a reader has to know of. */
    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private CopyJson() {}

    private record File(
            String format,
            int version,
            String inNoCopy,
            @JsonUnwrapped CopyDocument document) {}

    /** In UTF-8. @param words in which it says what is in no copy */
    public static byte[] of(CopyDocument document, OwnTexts words) {
        try {
            return JSON.writeValueAsBytes(new File(FORMAT, VERSION, words.of("copy.in-no-copy"), document));
        } catch (JsonProcessingException e) {
            // Its words may stand in the message.
            throw new IllegalStateException("The copy could not be written as data.");
        }
    }
}

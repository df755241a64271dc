package org.alongside.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/**
 * A document as a file, called by a word that says nothing of what it is.
 *
 * @param type such as {@code application/pdf}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Download(String type, String file, byte[] content) implements View {
    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(type);
        response.setContentLength(content.length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(file).build().toString());
        response.getOutputStream().write(content);
    }
}

package org.alongside.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.alongside.directory.hsds.Limits;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;

/**
 * A file as a page sends it, in parts. The container takes parts at no address: this reads them itself, once it is known who sends
 * them, and keeps them in memory only.
 */
final class SentFile {
    /** What is longer than a file may be is read on up to here, so that its sender is told why it is refused. */
    static final long READ_MAX = 3L * Limits.UPLOAD;

    private static final int PARTS_MAX = 4;
    private static final int HEADER_MAX = 2048;
    /** 20 MB at 35 kB a second. */
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final byte[] bytes;
    private final boolean isTooLarge;

    private SentFile(byte[] bytes, boolean isTooLarge) {
        this.bytes = bytes;
        this.isTooLarge = isTooLarge;
    }

    /** Empty where no file was chosen. */
    byte[] bytes() {
        return bytes;
    }

    boolean isTooLarge() {
        return isTooLarge;
    }

    /**
     * Reads the part with the name.
     *
     * @throws IOException when it is broken off, has no parts, or is longer than {@link #READ_MAX}
     */
    static SentFile of(HttpServletRequest request, String name) throws IOException {
        if (request.getContentLengthLong() > READ_MAX) {
            throw new IOException("It is longer than is read.");
        }
        FileUpload parts = new FileUpload();
        parts.setPartHeaderSizeMax(HEADER_MAX);
        byte[] bytes = {};
        boolean isTooLarge = false;
        int count = 0;
        FileItemIterator each = parts.getItemIterator(new ServletRequestContext(request) {
            @Override
            public InputStream getInputStream() throws IOException {
                return new Bounded(super.getInputStream());
            }
        });
        while (each.hasNext()) {
            FileItemStream part = each.next();
            if (++count > PARTS_MAX) {
                throw new IOException("It has more parts than the page.");
            }
            boolean isIt = name.equals(part.getFieldName());
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            try (InputStream in = part.openStream()) {
                byte[] read = new byte[16 * 1024];
                for (int length = in.read(read); length >= 0; length = in.read(read)) {
                    if (isIt && kept.size() + length <= Limits.UPLOAD) {
                        kept.write(read, 0, length);
                    } else if (isIt) {
                        isTooLarge = true;
                        kept.reset();
                        isIt = false;
                    }
                }
            }
            bytes = isIt ? kept.toByteArray() : bytes;
        }
        return new SentFile(bytes, isTooLarge);
    }

    /** What stands between parts counts as well. */
    private static final class Bounded extends FilterInputStream {
        private final long ends = System.nanoTime() + WITHIN.toNanos();
        private long left = READ_MAX;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0 || System.nanoTime() > ends) {
                throw new IOException("It is longer than is read, or takes too long.");
            }
        }
    }
}

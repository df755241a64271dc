package org.alongside.directory.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.alongside.directory.hsds.CsvPackage;
import org.alongside.directory.hsds.JsonFile;
import org.alongside.directory.hsds.Limits;

/** Files that supervisors send. */
final class ImportFiles {
    private ImportFiles() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One service, in JSON. @param name as it stands in JSON */
    static String service(UUID id, String name) {
        return "{\"id\": \"" + id + "\", \"name\": \"" + name
                + "\", \"status\": \"active\", \"organization\": {\"id\": \""
                + new UUID(7, 7) + "\", \"name\": \"Provider\", \"description\": \"Who provides\"},"
                + " \"phones\": [{\"id\": \"" + new UUID(id.getMostSignificantBits(), 1)
                + "\", \"number\": \"09 555\"}]}";
    }

    static byte[] json(String... services) {
        return bytes("[" + String.join(",\n", services) + "]");
    }

    /** The same as a data package. */
    static byte[] zip(String... services) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try {
            CsvPackage.write(JsonFile.read(json(services)).services(), zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zip.toByteArray();
    }

    static byte[] brokenZip() {
        byte[] whole = zip(service(UUID.randomUUID(), "Broken"));
        return Arrays.copyOf(whole, whole.length / 3);
    }

    /** Little that unpacks to more than is read. */
    static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("services.csv"));
            zip.write(new byte[Limits.UNPACKED + 1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

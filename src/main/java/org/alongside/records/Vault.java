package org.alongside.records;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * One key for each survivor, wrapped by the master key, each in a file of its own outside the database: a dump holds no
 * key, so destroying the file makes what was written unreadable in every dump there is, older ones included. Several
 * nodes share the folder. See {@code docs/adr} for why keys are not rows.
 */
@Component
final class Vault {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,80}");

    private final Path folder;
    private final Aead master;

    Vault(
            @Value("${alongside.data-dir}") Path data,
            @Value("${alongside.records.vault:}") String vault,
            @Value("${alongside.records.master-key:}") String masterKey) {
        this.folder = vault.isBlank() ? data.resolve("vault") : Path.of(vault);
        this.master = MasterKey.load(masterKey, data);
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            if (!Files.exists(folder)) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the survivors' keys cannot be made: " + folder, e);
        }
    }

    /** Makes a key under this name, unless it has one. Written whole and to the disk before it can be used. */
    void make(String name) {
        try {
            Path file = file(name);
            if (Files.exists(file)) {
                return;
            }
            if (Files.exists(destroyed(name))) {
                throw new IllegalStateException("The key of this record was destroyed.");
            }
            byte[] wrapped = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), master, bytes(name));
            Path part = Files.createTempFile(
                    folder,
                    name,
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.write(java.nio.ByteBuffer.wrap(wrapped));
                channel.force(true);
            }
            try {
                Files.createLink(file, part);
            } catch (FileAlreadyExistsException e) {
                // Another node made it in the same moment; theirs counts.
            }
            Files.delete(part);
            toDisk();
        } catch (IOException e) {
            throw new UncheckedIOException("A survivor's key cannot be written.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A survivor's key cannot be made.", e);
        }
    }

    /** The cipher under this name, or nothing once it was destroyed. */
    Optional<Aead> open(String name) {
        try {
            byte[] wrapped = Files.readAllBytes(file(name));
            return Optional.of(TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master, bytes(name))
                    .getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("A survivor's key cannot be read.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A survivor's key does not fit the master key.", e);
        }
    }

    /** Destroys the key for good, and leaves a mark so that an older database cannot bring the record back. */
    void destroy(String name) {
        try {
            Path file = file(name);
            Files.write(destroyed(name), new byte[0]);
            if (Files.exists(file)) {
                byte[] nothing = new byte[(int) Files.size(file)];
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.write(java.nio.ByteBuffer.wrap(nothing));
                    channel.force(true);
                }
                Files.deleteIfExists(file);
            }
            toDisk();
        } catch (IOException e) {
            throw new UncheckedIOException("A survivor's key cannot be destroyed.", e);
        }
    }

    /** Whether there is still a key under this name. */
    boolean has(String name) {
        return Files.exists(file(name));
    }

    private void toDisk() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path destroyed(String name) {
        return file(name).resolveSibling(name + ".erased");
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name of a key.");
        }
        return folder.resolve(name + ".key");
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}

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
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * One key for each survivor, wrapped by the master key, each in a file of its own outside the database: a dump holds no
 * key, so destroying the file makes what was written unreadable in every dump there is, older ones included. Several
 * nodes share the folder. See {@code docs/adr} for why keys are not rows.
 */
@Component
@Policy(PolicyId.CONF_09)
final class Vault {
    private static final String PROVISIONAL = ".new";
    private static final String UNFINISHED = ".part";
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
        make(name, file(name));
    }

    /**
     * Makes a key that is good for the transaction which makes it, and after it only when {@link #keep} says so: a crash in
     * between leaves a key of nobody, which can be told from all others.
     */
    void makeProvisional(String name) {
        make(name, provisional(name));
    }

    /** The transaction that made this key was kept, and so is the key. */
    void keep(String name) {
        try {
            Files.move(provisional(name), file(name), StandardCopyOption.ATOMIC_MOVE);
            toDisk();
        } catch (NoSuchFileException e) {
            // Kept already, by a sweep of another node.
        } catch (IOException e) {
            throw new UncheckedIOException("A survivor's key cannot be kept.", e);
        }
    }

    /** The transaction that made this key was not kept: nothing was ever written with it that anybody could read. */
    void discard(String name) {
        try {
            wipe(provisional(name));
            toDisk();
        } catch (IOException e) {
            throw new UncheckedIOException("A key of nobody cannot be destroyed.", e);
        }
    }

    /** Names of keys that are still not kept and were made before that moment. */
    List<String> provisionalBefore(Instant before) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + PROVISIONAL)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    String name = file.getFileName().toString();
                    names.add(name.substring(0, name.length() - PROVISIONAL.length()));
                }
            }
            return names;
        } catch (NoSuchFileException e) {
            // Kept or discarded while this looked; the next look sees the rest.
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the survivors' keys cannot be read.", e);
        }
    }

    /** Removes what was half written before that moment: no key was ever used from there. */
    void removeUnfinished(Instant before) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            // Finished while this looked.
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the survivors' keys cannot be read.", e);
        }
    }

    private void make(String name, Path file) {
        try {
            if (has(name)) {
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
                    UNFINISHED,
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
            Optional<byte[]> wrapped = read(name);
            if (wrapped.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped.get(), master, bytes(name))
                    .getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (IOException e) {
            throw new UnreadableRecordException("A survivor's key cannot be read.", e);
        } catch (GeneralSecurityException e) {
            throw new UnreadableRecordException("A survivor's key is damaged, or does not fit the master key.", e);
        }
    }

    /** In the moment in which a key becomes kept it is first under one name and then under the other. */
    private Optional<byte[]> read(String name) throws IOException {
        for (Path file : List.of(file(name), provisional(name), file(name))) {
            try {
                return Optional.of(Files.readAllBytes(file));
            } catch (NoSuchFileException notUnderThisName) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** Destroys the key for good, and leaves a mark so that an older database cannot bring the record back. */
    void destroy(String name) {
        try {
            Files.write(destroyed(name), new byte[0]);
            wipe(provisional(name));
            wipe(file(name));
            toDisk();
        } catch (IOException e) {
            throw new UncheckedIOException("A survivor's key cannot be destroyed.", e);
        }
    }

    /** Whether there is still a key under this name. */
    boolean has(String name) {
        return Files.exists(file(name)) || Files.exists(provisional(name));
    }

    private static void wipe(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        byte[] nothing = new byte[(int) Files.size(file)];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(nothing));
            channel.force(true);
        }
        Files.deleteIfExists(file);
    }

    private void toDisk() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path provisional(String name) {
        return file(name).resolveSibling(name + PROVISIONAL);
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

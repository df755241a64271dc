package org.alongside.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The directory in which the embedded server keeps everything. It is held by one application at a time: the lock ends
 * with the process, however it ends, which is how a server left behind is told from one in use.
 */
final class DataDirectory implements AutoCloseable {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path directory, FileChannel channel, FileLock lock) {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the directory for this process, or refuses where another application has it. */
    static DataDirectory take(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        FileChannel channel = null;
        try {
            makePrivateDirectory(absolute);
            channel = FileChannel.open(
                    makePrivateFile(absolute.resolve("lock")), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new DatabaseRefusedException(
                        "Another application is already running on the data directory " + absolute + ".",
                        "Stop the other one, or give this one a directory of its own with ALONGSIDE_DATA_DIR.");
            }
            return new DataDirectory(absolute, channel, lock);
        } catch (IOException e) {
            throw new DatabaseRefusedException(
                    "The data directory " + absolute + " cannot be written.",
                    "Make it writable, or name another one with ALONGSIDE_DATA_DIR.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** The secret of that name, made at random when first asked for and kept in one file that only the owner reads. */
    String secret(String name) {
        Path file = path("postgres-passwords");
        try {
            Properties secrets = new Properties();
            if (Files.exists(file)) {
                try (var in = Files.newInputStream(file)) {
                    secrets.load(in);
                }
            }
            String kept = secrets.getProperty(name);
            if (kept != null) {
                return kept;
            }
            byte[] bytes = new byte[24];
            RANDOM.nextBytes(bytes);
            String made = HexFormat.of().formatHex(bytes);
            secrets.setProperty(name, made);
            // Written beside and moved: a crash in between must not lose the passwords of a database that exists.
            Path next = makePrivateFile(path("postgres-passwords.next"));
            try (var out = Files.newOutputStream(next)) {
                secrets.store(out, "Passwords of the embedded database. Keep them with it.");
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void makePrivateDirectory(Path path) throws IOException {
        boolean made = !Files.exists(path);
        Files.createDirectories(path);
        if (POSIX && made) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    static Path makePrivateFile(Path path) throws IOException {
        if (!Files.exists(path)) {
            if (POSIX) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(path);
            }
        }
        return path;
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

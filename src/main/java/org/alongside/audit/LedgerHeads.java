package org.alongside.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.stream.Collectors;
import org.alongside.audit.LedgerHeadFiles.Damaged;
import org.alongside.audit.LedgerHeadFiles.Head;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps the head of each chain outside the database, at each commit, so that the end of a chain, or all of it, cannot be
 * cut off without a trace. Each node writes a file of its own; a file that has grown is written anew with the newest head
 * of each chain, so that it stays within twice what the chains need.
 */
@Component
class LedgerHeads implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerHeads.class);
    private static final int NODES_MAX = 64;

    private final long bytesBeforeWrittenAnew;
    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final Path file;
    private final boolean isNew;
    private FileChannel log;
    private long writtenAnewAt;

    @Autowired
    LedgerHeads(@Value("${alongside.ledger.heads:${alongside.data-dir}/ledger-heads}") Path folder) {
        this(folder, 4_000_000);
    }

    LedgerHeads(Path folder, long bytesBeforeWrittenAnew) {
        this.bytesBeforeWrittenAnew = bytesBeforeWrittenAnew;
        this.folder = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(this.folder);
            int node = 1;
            FileChannel ownLockFile = lockFile(node);
            FileLock own = tryLock(ownLockFile);
            while (own == null && node < NODES_MAX) {
                ownLockFile.close();
                ownLockFile = lockFile(++node);
                own = tryLock(ownLockFile);
            }
            if (own == null) {
                throw new IllegalStateException("More than " + NODES_MAX + " nodes keep heads in " + this.folder + ".");
            }
            this.lockFile = ownLockFile;
            this.lock = own;
            this.file = this.folder.resolve(LedgerHeadFiles.FILES + node + LedgerHeadFiles.ENDING);
            this.isNew = isWithoutHeads();
            this.log = open();
            this.writtenAnewAt = Math.max(bytesBeforeWrittenAnew, 2 * log.size());
        } catch (IOException e) {
            throw new UncheckedIOException("The heads of the ledger cannot be kept in " + this.folder + ".", e);
        }
    }

    private FileChannel lockFile(int node) throws IOException {
        return FileChannel.open(
                folder.resolve(LedgerHeadFiles.FILES + node + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }

    private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ofThisProcess) {
            return null;
        }
    }

    private boolean isWithoutHeads() throws IOException {
        for (int node = 1; node <= NODES_MAX; node++) {
            Path kept = folder.resolve(LedgerHeadFiles.FILES + node + LedgerHeadFiles.ENDING);
            if (Files.exists(kept) && Files.size(kept) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Opens the file to add to it, without the half line that a crash may have left at its end. */
    private FileChannel open() throws IOException {
        FileChannel opened =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        long end = opened.size();
        ByteBuffer last = ByteBuffer.allocate(1);
        while (end > 0) {
            last.clear();
            opened.read(last, end - 1);
            if (last.get(0) == '\n') {
                break;
            }
            end--;
        }
        opened.truncate(end);
        opened.position(end);
        return opened;
    }

    Path folder() {
        return folder;
    }

    /** Whether no head was kept here before this start. */
    boolean isNew() {
        return isNew;
    }

    /** Keeps these heads, of rows that are committed. */
    synchronized void keep(Collection<Head> heads) {
        try {
            write(log, heads);
            if (log.size() > writtenAnewAt) {
                writeAnew();
            }
        } catch (IOException | Damaged e) {
            // What was done is committed. The next head of the chain says as much as this one.
            LOG.error("Heads of the ledger could not be kept in {}. Is its disk full?", folder, e);
        }
    }

    private void writeAnew() throws IOException, Damaged {
        Collection<Head> newest = LedgerHeadFiles.newest(file).values();
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel written = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(written, newest);
            written.force(true);
        }
        log.close();
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        log = open();
        writtenAnewAt = Math.max(bytesBeforeWrittenAnew, 2 * log.size());
    }

    private static void write(FileChannel to, Collection<Head> heads) throws IOException {
        String lines = heads.stream().map(Head::line).collect(Collectors.joining());
        ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    @Override
    public synchronized void destroy() throws IOException {
        log.force(true);
        log.close();
        lock.release();
        lockFile.close();
    }
}

package org.alongside.records;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClients;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/**
 * The key that wraps every survivor's key: a file that only the service may read, or a key of a key management service,
 * by {@code alongside.records.master-key} (a file's path, or an address such as {@code gcp-kms://…} when Tink's client
 * for it is on the class path).
 */
final class MasterKey {
    private MasterKey() {}

    static Aead load(String location, Path folder) {
        try {
            AeadConfig.register();
            if (location.contains("://")) {
                return KmsClients.get(location).getAead(location);
            }
            Path file = location.isBlank() ? folder.resolve("master.key") : Path.of(location);
            return read(file).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The master key of the records cannot be used. Check alongside.records.master-key.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The master key of the records cannot be read. Check alongside.records.master-key.", e);
        }
    }

    private static KeysetHandle read(Path file) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            KeysetHandle made = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(
                    file,
                    TinkProtoKeysetFormat.serializeKeyset(made, InsecureSecretKeyAccess.get()),
                    StandardOpenOption.TRUNCATE_EXISTING);
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        permissions.remove(PosixFilePermission.OWNER_READ);
        permissions.remove(PosixFilePermission.OWNER_WRITE);
        if (!permissions.isEmpty()) {
            throw new IllegalStateException(
                    "Others on this machine can read " + file + ". Set its mode to 0600 and start again.");
        }
        return TinkProtoKeysetFormat.parseKeyset(Files.readAllBytes(file), InsecureSecretKeyAccess.get());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** A folder with {@code cert.pem} and {@code key.pem} (PKCS#8, readable by its owner only). */
public record IdentityFiles(Path folder) {
    private static final Duration TOO_CLOSE_TO_ITS_END = Duration.ofDays(1);

    public Path certificate() {
        return folder.resolve("cert.pem");
    }

    public Path key() {
        return folder.resolve("key.pem");
    }

    /** The authority kept here; a new one of that name is made and kept if there is none. */
    public CertificateAuthority authority(String name) {
        if (!present()) {
            write(CertificateAuthority.named(name).self());
        }
        return CertificateAuthority.restored(read(certificate()), read(key()));
    }

    /** The identity kept here, or a new one if there is none, it is about to expire, or another authority issued it. */
    public Identity issuedBy(CertificateAuthority authority, Supplier<Identity> issue) {
        if (present()) {
            Identity kept = new Identity(
                    Certificates.certificate(Pem.read(read(certificate()))),
                    Certificates.key(Pem.read(read(key()))),
                    authority.self().certificate());
            if (stillGood(kept)) {
                return kept;
            }
        }
        Identity issued = issue.get();
        write(issued);
        return issued;
    }

    private static boolean stillGood(Identity identity) {
        try {
            identity.certificate().verify(identity.issuer().getPublicKey());
        } catch (GeneralSecurityException e) {
            return false;
        }
        Instant soon = Instant.now().plus(TOO_CLOSE_TO_ITS_END);
        return identity.certificate().getNotAfter().toInstant().isAfter(soon);
    }

    private boolean present() {
        return Files.exists(certificate()) && Files.exists(key());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Identity identity) {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(key());
            Files.createFile(key(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key(), identity.keyPem(), StandardOpenOption.WRITE);
            Files.writeString(certificate(), identity.certificatePem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SignatureException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityFilesTest {
    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    private final CertificateAuthority authority = CertificateAuthority.named("Test authority");

    @TempDir
    Path folder;

    @Test
    void issuesADeviceCertificateThatNamesTheDevice() throws Exception {
        Identity device = authority.device("alice-laptop");

        device.certificate().verify(authority.self().certificate().getPublicKey());
        assertThat(device.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=alice-laptop");
        assertThat(device.certificate().getExtendedKeyUsage()).isEqualTo(List.of(CLIENT_AUTHENTICATION));
    }

    @Test
    void keepsTheKeyForItsOwnerOnly() throws IOException {
        IdentityFiles files = new IdentityFiles(folder);
        issue(files, authority);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.key())))
                .isEqualTo("rw-------");
        assertThat(files.key()).content().startsWith("-----BEGIN PRIVATE KEY-----\n");
    }

    @Test
    void usesAgainWhatItKept() {
        IdentityFiles files = new IdentityFiles(folder);

        assertThat(issue(files, authority).certificate())
                .isEqualTo(issue(files, authority).certificate());
    }

    @Test
    void restoresAnAuthorityThatItKept() {
        IdentityFiles files = new IdentityFiles(folder);

        assertThat(files.authority("first").self().certificate())
                .isEqualTo(files.authority("second").self().certificate());
    }

    @Test
    void replacesWhatAnotherAuthorityIssued() {
        IdentityFiles files = new IdentityFiles(folder);
        Identity foreign = issue(files, CertificateAuthority.named("Test authority"));

        assertThatThrownBy(() -> foreign.certificate()
                        .verify(authority.self().certificate().getPublicKey()))
                .isInstanceOf(SignatureException.class);
        assertThat(issue(files, authority).certificate()).isNotEqualTo(foreign.certificate());
    }

    @Test
    void replacesWhatIsAboutToExpire() {
        IdentityFiles files = new IdentityFiles(folder);
        Instant soon = Instant.now().plus(Duration.ofHours(1));
        Identity old = files.issuedBy(authority, () -> authority.device("alice-laptop", soon));

        assertThat(issue(files, authority).certificate()).isNotEqualTo(old.certificate());
    }

    @Test
    void issuesCertificatesThatHaveExpiredForTests() {
        Identity expired = authority.device("alice-laptop", Instant.now().minusSeconds(60));

        assertThatThrownBy(() -> expired.certificate().checkValidity()).isInstanceOf(CertificateExpiredException.class);
    }

    private static Identity issue(IdentityFiles files, CertificateAuthority authority) {
        return files.issuedBy(authority, () -> authority.device("alice-laptop"));
    }
}

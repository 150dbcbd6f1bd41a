// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.tls.CertificateAuthority;

/** Who issues certificates in the tests; one key pair each per run, because making them takes time. */
final class Authorities {
    /** Issues the devices' certificates and the servers'. */
    static final CertificateAuthority DEVICES = CertificateAuthority.named("Test Device CA");

    /** Let in by the servers' TLS, but no policy names it. */
    static final CertificateAuthority STRANGERS = CertificateAuthority.named("Stranger CA");

    private Authorities() {}
}

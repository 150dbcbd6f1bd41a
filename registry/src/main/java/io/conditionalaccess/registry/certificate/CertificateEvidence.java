// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.certificate;

import java.security.cert.X509Certificate;
import java.util.List;

/** What a request shows in the way of certificates. */
public sealed interface CertificateEvidence {

    /**
     * Not verified yet.
     *
     * @param chain the leaf first; never empty
     */
    record Shown(List<X509Certificate> chain) implements CertificateEvidence {}

    /** Nothing that may be looked at. */
    record Refused(String why) implements CertificateEvidence {}
}

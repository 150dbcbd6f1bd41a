// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** Which client certificate is a source's own. */
public sealed interface ExpectedCertificate {

    /**
     * Exactly these.
     *
     * @param thumbprints SHA-256 of the DER form, in lower-case hex; two during a rotation
     */
    record Pinned(Set<String> thumbprints) implements ExpectedCertificate {

        public Pinned {
            thumbprints = Set.copyOf(thumbprints);
        }
    }

    /** Any with this subject that one of these CAs issued. */
    record Named(X500Principal subject, List<X509Certificate> issuers) implements ExpectedCertificate {

        public Named {
            issuers = List.copyOf(issuers);
        }
    }
}

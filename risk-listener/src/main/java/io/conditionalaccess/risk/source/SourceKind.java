// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.risk.ssf.set.SetAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a kind of source has besides what all have. */
public sealed interface SourceKind {

    /** Posts our own JSON; has nothing besides. */
    record Generic() implements SourceKind {}

    /**
     * A transmitter of the Shared Signals Framework.
     *
     * @param issuer who signs its events
     * @param transmitter where its metadata is, if not where the issuer's address says
     * @param audience what its events have to be addressed to
     * @param pushUrl where the transmitter reaches this source
     * @param bearerExpected whether pushes have to show one of the source's secrets
     * @param client our OAuth client at the transmitter; empty where its stream is managed there
     * @param tokenUrl its token endpoint, if not where the issuer's metadata says
     * @param device what kind of identifier its device ids are
     * @param legacySubjects whether subjects in the form of older drafts are read
     */
    record Ssf(
            String issuer,
            Optional<URI> transmitter,
            String audience,
            Set<SetAlgorithm> algorithms,
            Delivery delivery,
            Optional<URI> pushUrl,
            boolean bearerExpected,
            Optional<OauthClient> client,
            Optional<URI> tokenUrl,
            Duration pollInterval,
            AliasType device,
            boolean legacySubjects)
            implements SourceKind {

        public Ssf {
            algorithms = Set.copyOf(algorithms);
        }
    }

    /** How events come: RFC 8935 or RFC 8936. */
    enum Delivery {
        PUSH,
        POLL;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Credentials of an OAuth client (RFC 6749, section 4.4). */
    record OauthClient(String id, Secret secret) {}
}

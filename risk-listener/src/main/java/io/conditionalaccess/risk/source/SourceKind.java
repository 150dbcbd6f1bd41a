// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.risk.mapping.Mapping;
import io.conditionalaccess.risk.ssf.set.SetAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** What a kind of source has besides what all have. */
public sealed interface SourceKind {

    /** Within which it has to be heard unless configured; empty for a kind that need not report. */
    default Optional<Duration> usualHeartbeat() {
        return Optional.empty();
    }

    /** Whether what it says is what we asked it, and nobody could have sent it in its name. */
    default boolean asked() {
        return false;
    }

    /** Posts our own JSON; has nothing besides. */
    record Generic() implements SourceKind {}

    /** Posts a vendor's JSON. */
    record Mapped(Mapping mapping) implements SourceKind {}

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
     * @param longPoll whether the transmitter may hold its answer to a poll until there is an event
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
            boolean longPoll,
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

    /**
     * Is asked regularly; what is posted to it is only a hint to ask soon.
     *
     * @param endpoint scheme, host and port where it is asked, and nowhere else
     * @param tokenEndpoint where tokens are asked for, if not at the usual place
     * @param clientSecret of the client that asks, or the token itself; without it nothing is asked
     * @param delta whether only changes are asked for between two whole lists
     */
    record Pull(
            PullVendor vendor,
            URI endpoint,
            Optional<String> tenant,
            Optional<URI> tokenEndpoint,
            Optional<Secret> clientSecret,
            Duration pollInterval,
            boolean delta)
            implements SourceKind {
        private static final int MISSED = 3;

        @Override
        public boolean asked() {
            return true;
        }

        /** What to show the product; read anew each time, because vaults rotate. */
        public Optional<String> secret(KeycloakSession session) {
            return clientSecret.flatMap(secret -> secret.reveal(session)).filter(PullReader::usable);
        }

        /** One answer may be late and another lost. */
        @Override
        public Optional<Duration> usualHeartbeat() {
            return Optional.of(pollInterval.multipliedBy(MISSED));
        }
    }
}

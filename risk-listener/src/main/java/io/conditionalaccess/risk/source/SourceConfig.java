// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import io.conditionalaccess.core.signal.SourceRights;
import java.time.Duration;
import java.util.Optional;

/**
 * One source, read and checked.
 *
 * @param component id of the realm component
 * @param alias the component's name, unique per realm
 * @param kind what this kind of source has besides
 * @param proof how it proves who it is
 * @param handshake what it may ask without a proof
 * @param clientId of a source that is asked with OAuth: the client that asks
 * @param ratePerMinute requests, also the burst
 * @param heartbeat within which it has to be heard; empty for sources that report only when there is something to say
 */
public record SourceConfig(
        String component,
        String alias,
        SourceKind kind,
        boolean enabled,
        Proof proof,
        Optional<Handshake> handshake,
        Optional<String> clientId,
        SourceRights rights,
        int ratePerMinute,
        Optional<Duration> heartbeat) {

    /** What a source that is asked has besides; empty for those that are not, and for those that lack their secret. */
    public Optional<SourceKind.Pull> pull() {
        return kind instanceof SourceKind.Pull pull && pull.clientSecret().isPresent()
                ? Optional.of(pull)
                : Optional.empty();
    }

    /** What a transmitter that is called has besides; empty for those that only push, and for all other kinds. */
    public Optional<SourceKind.Ssf> transmitter() {
        return kind instanceof SourceKind.Ssf ssf && ssf.client().isPresent() ? Optional.of(ssf) : Optional.empty();
    }

    /** Whether it can authenticate anybody; a re-imported export lacks its secrets. */
    public boolean configured() {
        return proof.configured();
    }
}

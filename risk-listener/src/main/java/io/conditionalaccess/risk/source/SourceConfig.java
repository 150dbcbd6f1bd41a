// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import io.conditionalaccess.core.signal.SourceRights;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One source, read and checked.
 *
 * @param component id of the realm component
 * @param alias the component's name, unique per realm
 * @param kind what this kind of source has besides
 * @param secrets those that can authenticate: none, one, or two during a rotation
 * @param headerName for {@link AuthMethod#HEADER}; {@code Authorization} means Basic with the secret as password
 * @param clientId for {@link AuthMethod#BEARER}: the only client whose tokens are accepted
 * @param ratePerMinute requests, also the burst
 * @param heartbeat within which it has to be heard; empty for sources that report only when there is something to say
 */
public record SourceConfig(
        String component,
        String alias,
        SourceKind kind,
        boolean enabled,
        AuthMethod auth,
        List<Secret> secrets,
        Optional<String> headerName,
        Optional<String> clientId,
        SourceRights rights,
        int ratePerMinute,
        Optional<Duration> heartbeat) {

    public SourceConfig {
        secrets = List.copyOf(secrets);
    }

    /** What a source that is asked has besides; empty for those that are not, and for those that lack their secret. */
    public Optional<SourceKind.Pull> pull() {
        return kind instanceof SourceKind.Pull pull && pull.clientSecret().isPresent()
                ? Optional.of(pull)
                : Optional.empty();
    }

    /** Whether it can authenticate anybody; a re-imported export lacks its secrets. */
    public boolean configured() {
        return auth == AuthMethod.BEARER || auth == AuthMethod.SET || !secrets.isEmpty();
    }
}

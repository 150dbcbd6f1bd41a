// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import java.util.Optional;

/** The keys of the one issuer that a source is configured with. Never asked for an address that a token names. */
@FunctionalInterface
public interface IssuerKeys {

    /**
     * @param kid key id of the token's header
     * @throws KeysUnavailable if that cannot be told now
     */
    Optional<SigningKey> find(String kid);
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import io.conditionalaccess.risk.source.SourceKind;
import java.util.Optional;

/**
 * What is needed to ask one source's product.
 *
 * @param component id of the source
 * @param secret of the client, or the token
 */
record Access(String component, SourceKind.Pull source, String clientId, String secret) {

    Connector connector() {
        return Connector.of(source.vendor());
    }

    Optional<Question> tokenRequest() {
        return connector().entrance().tokenRequest(source, clientId, secret);
    }

    String header(String token) {
        return connector().entrance().scheme() + token;
    }

    /** Holds the secret. */
    @Override
    public String toString() {
        return "Access[" + component + "]";
    }
}

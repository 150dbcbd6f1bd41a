// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import java.util.Locale;

/** Why a token is refused: the codes of RFC 8935, section 2.4, and the one that SSF 1.0 adds. */
public enum SetError {
    /** It cannot be parsed, or is not as its definition says. */
    INVALID_REQUEST,
    /** Not signed by a key of its issuer that is good enough. */
    INVALID_KEY,
    INVALID_ISSUER,
    INVALID_AUDIENCE,
    /** The request, not the token, did not prove who sends it. */
    AUTHENTICATION_FAILED,
    /** It proved it, but may not send to this recipient. */
    ACCESS_DENIED,
    /** SSF 1.0, section 8.1.4.1: a verification that was not asked for. */
    INVALID_STATE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

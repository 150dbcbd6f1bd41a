// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * The event of a token that was found valid.
 *
 * @param jti the token's id, 1 to 255 characters
 * @param contentHash of the token's claims
 * @param type URI of the event
 * @param subject {@code sub_id} (SSF 1.0, section 3.1); empty only where that is missing, which older drafts allow
 * @param details what the event says
 * @param occurredAt as the event says, else {@code toe}, else {@code iat}
 * @param txn what ties events of one cause together; not a replay key
 */
public record SecurityEvent(
        String jti,
        String contentHash,
        String type,
        Optional<ObjectNode> subject,
        ObjectNode details,
        Instant issuedAt,
        Instant occurredAt,
        Optional<String> txn) {
    public static final String VERIFICATION = "https://schemas.openid.net/secevent/ssf/event-type/verification";
    public static final String STREAM_UPDATED = "https://schemas.openid.net/secevent/ssf/event-type/stream-updated";
    static final String LEGACY_VERIFICATION = "https://schemas.openid.net/secevent/risc/event-type/verification";

    public boolean isVerification() {
        return type.equals(VERIFICATION) || type.equals(LEGACY_VERIFICATION);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Why an operator does what the path says. */
record ReasonBody(String reason) {

    static ReasonBody of(ObjectNode body) {
        Fields fields = Fields.of(body);
        String reason = fields.required("reason", QuarantineBody.MAX_REASON);
        fields.nothingElse();
        fields.requireNoErrors();
        return new ReasonBody(reason);
    }
}

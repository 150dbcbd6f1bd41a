// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Why an operator keeps a device out. */
record QuarantineBody(String reason) {
    static final int MAX_REASON = 500;

    static QuarantineBody of(ObjectNode body) {
        Fields fields = Fields.of(body);
        String reason = fields.required("reason", MAX_REASON);
        fields.nothingElse();
        fields.requireNoErrors();
        return new QuarantineBody(reason);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Microsoft Graph proves itself by the {@code clientState} that the subscription was made with, in each notification: one
 * request may hold notifications of several subscriptions.
 */
public final class GraphClientState {
    /** As Microsoft bounds it. */
    public static final int MAX_LENGTH = 128;

    private static final int MAX_NOTIFICATIONS = 1_000;

    private GraphClientState() {}

    /**
     * Whether every notification has one of the secrets; a body without notifications has not.
     *
     * @param body read as JSON
     * @param secrets the current one and, during a rotation, the next one
     */
    public static boolean verify(JsonNode body, List<String> secrets) {
        JsonNode notifications = body.path("value");
        if (!notifications.isArray() || notifications.isEmpty() || notifications.size() > MAX_NOTIFICATIONS) {
            return false;
        }
        boolean all = true;
        for (JsonNode notification : notifications) {
            JsonNode state = notification.path("clientState");
            String shown = state.isTextual() && state.textValue().length() <= MAX_LENGTH ? state.textValue() : "";
            all &= ConstantTime.anyEquals(shown, secrets);
        }
        return all;
    }
}

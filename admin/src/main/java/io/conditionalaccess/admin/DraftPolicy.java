// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.policy.Draft;
import io.conditionalaccess.registry.policy.RealmPolicies;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A policy that is only tried. */
final class DraftPolicy {
    private static final int MAX_KEYS = 100;

    private DraftPolicy() {}

    /** The field {@code policy}: keys of the component {@code device-policy}, over the realm's own. */
    static Map<String, String> keys(Fields fields) {
        return fields.settings("policy", MAX_KEYS);
    }

    /** @throws Problem 404 if the realm does not take part, 400 for what saving such a policy would be refused for */
    static Draft of(AdminRequest request, Map<String, String> keys) {
        Draft draft =
                RealmPolicies.draft(request.session(), request.realm(), keys).orElseThrow(AdminRequest::noPolicy);
        if (!keys.isEmpty() && !draft.errors().isEmpty()) {
            throw Problem.invalid(draft.errors().stream()
                    .map(error -> new FieldError("/policy", error, Optional.empty()))
                    .toList());
        }
        return draft;
    }

    /** As it would be in enforce, whatever it is now. */
    static Draft enforcing(AdminRequest request, Map<String, String> keys) {
        Map<String, String> enforced = new LinkedHashMap<>(keys);
        enforced.put("mode", "enforce");
        return of(request, enforced);
    }
}

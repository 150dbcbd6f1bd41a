// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import java.util.List;

/**
 * A policy that nobody has saved.
 *
 * @param policy as it would be in effect: in monitor if a server option forces that, less while the brake is on
 * @param configured as it would be written, whatever is forced
 * @param errors what saving it would be refused for, each as "key: expected ..., got ..."; a wrong value is its default
 */
public record Draft(RealmPolicy policy, RealmPolicy configured, List<String> errors) {

    public Draft {
        errors = List.copyOf(errors);
    }
}

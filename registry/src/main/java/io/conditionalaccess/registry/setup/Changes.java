// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.setup;

import java.util.ArrayList;
import java.util.List;

/** Makes changes, or in a dry run only lists them. */
final class Changes {
    private final boolean dryRun;
    private final List<String> made = new ArrayList<>();

    Changes(boolean dryRun) {
        this.dryRun = dryRun;
    }

    boolean dryRun() {
        return dryRun;
    }

    void make(String sentence, Runnable change) {
        made.add(sentence);
        if (!dryRun) {
            change.run();
        }
    }

    List<String> list() {
        return List.copyOf(made);
    }
}

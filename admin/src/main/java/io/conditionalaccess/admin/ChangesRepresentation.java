// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import java.util.List;

/** What {@code setup} or {@code teardown} did, or with {@code dryRun} would do: one plain sentence each. */
record ChangesRepresentation(List<String> changes, boolean dryRun) {}

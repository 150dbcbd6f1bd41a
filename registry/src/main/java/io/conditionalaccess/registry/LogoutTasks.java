// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Back-channel logouts that applications still have to hear of; written before the session is deleted. */
public interface LogoutTasks {

    /** In the caller's transaction. */
    void add(LogoutTask task);

    /** Tasks of all realms whose next try is not after {@code now}, oldest first. */
    List<LogoutTask> due(Instant now, int max);

    /** Takes a task for one attempt by moving its next try; false if another node was faster. */
    boolean claim(LogoutTask task, Instant nextTry);

    void done(UUID task);
}

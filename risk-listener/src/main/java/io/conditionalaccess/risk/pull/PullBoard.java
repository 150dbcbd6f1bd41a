// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import java.time.Instant;
import java.util.Optional;

/** Who asks which source, and how it went. Sources are named by their component's id. */
interface PullBoard {

    /** Whether nobody else asks this source now; then it is the caller's until {@link #leave}. */
    boolean claim(String component);

    void leave(String component);

    Optional<PullState> state(String component);

    void note(String component, PullState state);

    void forget(String component);

    /** Since when there is a hint that the source has something new. */
    Optional<Instant> hinted(String component);

    /** @return whether it is the first since the source was asked */
    boolean hint(String component, Instant at);

    void hintTaken(String component);
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import java.util.concurrent.CompletableFuture;

/** A {@code kc.sh} that was started, by whatever {@link KcRunner}. */
public interface RunningKc extends AutoCloseable {

    /** Completes with the exit status when it ends, for whatever reason, and all its output is in the log. */
    CompletableFuture<Integer> ended();

    /** Ends it in order, which Keycloak does in a second or two, or without order where that takes more than 20. */
    @Override
    void close();

    /** Ends it as a power cut does; returns when nothing of it is left. */
    void kill();
}

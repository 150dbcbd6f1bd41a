// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.pull;

/** What becomes of the wish to ask a source now. */
public enum SyncAnswer {
    /** No source of that alias, or one that is not asked. */
    NO_PULL,
    /** It is disabled or lacks its secret. */
    NOT_READY,
    STARTED,
    /** It is being asked already, here or on another node. */
    RUNNING,
    /** This node asks as many as it can; this one follows within seconds. */
    QUEUED
}

// SPDX-License-Identifier: Apache-2.0
/** Facts kept per node and dropped on every node after a commit. */
@NullMarked
package io.conditionalaccess.registry.cache;

import org.jspecify.annotations.NullMarked;

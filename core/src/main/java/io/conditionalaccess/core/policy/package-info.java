// SPDX-License-Identifier: Apache-2.0
/** What a realm wants: thresholds, modes and answers to the unknown. */
@NullMarked
package io.conditionalaccess.core.policy;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Asks products that tell nobody by themselves, page by page, and turns their rows into signals. */
@NullMarked
package io.conditionalaccess.risk.pull;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** The transmitter as seen from here: where it is, with which keys it signs, and calls to it. */
@NullMarked
package io.conditionalaccess.risk.ssf.peer;

import org.jspecify.annotations.NullMarked;

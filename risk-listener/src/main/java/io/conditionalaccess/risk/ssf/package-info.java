// SPDX-License-Identifier: Apache-2.0
/** Receives events of the OpenID Shared Signals Framework: by push, by poll, and as a client of the transmitter. */
@NullMarked
package io.conditionalaccess.risk.ssf;

import org.jspecify.annotations.NullMarked;

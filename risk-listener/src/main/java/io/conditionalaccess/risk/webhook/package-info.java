// SPDX-License-Identifier: Apache-2.0
/** How senders prove who they are, and what they want to hear before they send anything. */
@NullMarked
package io.conditionalaccess.risk.webhook;

import org.jspecify.annotations.NullMarked;

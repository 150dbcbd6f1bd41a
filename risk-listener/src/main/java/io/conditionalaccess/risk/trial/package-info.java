// SPDX-License-Identifier: Apache-2.0
/** What would become of a body if it were sent. */
@NullMarked
package io.conditionalaccess.risk.trial;

import org.jspecify.annotations.NullMarked;

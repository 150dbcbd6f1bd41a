// SPDX-License-Identifier: Apache-2.0
/** Trying out what would become of a vendor's body: a port of those who tell, used by the admin API. */
@NullMarked
package io.conditionalaccess.registry.trial;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Vendors are data: a closed language, in JSON, that says how a vendor's body becomes signals. */
@NullMarked
package io.conditionalaccess.risk.mapping;

import org.jspecify.annotations.NullMarked;

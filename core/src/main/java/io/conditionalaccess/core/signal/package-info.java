// SPDX-License-Identifier: Apache-2.0
/** What a source said about a device, after mapping and before it is stored. */
@NullMarked
package io.conditionalaccess.core.signal;

import org.jspecify.annotations.NullMarked;

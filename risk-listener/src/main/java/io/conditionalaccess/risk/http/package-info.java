// SPDX-License-Identifier: Apache-2.0
/** What all calls to other servers have in common. */
@NullMarked
package io.conditionalaccess.risk.http;

import org.jspecify.annotations.NullMarked;

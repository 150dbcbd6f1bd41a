// SPDX-License-Identifier: Apache-2.0
/** Ends user sessions because of their device, whoever found that they are over. */
@NullMarked
package io.conditionalaccess.registry.session;

import org.jspecify.annotations.NullMarked;

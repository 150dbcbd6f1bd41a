// SPDX-License-Identifier: Apache-2.0
/** Which device a session belongs to: the private note, and the row that indexes it. */
@NullMarked
package io.conditionalaccess.authenticator.binding;

import org.jspecify.annotations.NullMarked;

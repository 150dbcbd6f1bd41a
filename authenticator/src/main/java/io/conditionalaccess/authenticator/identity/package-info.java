// SPDX-License-Identifier: Apache-2.0
/** Which device does this request come from: evidence, how it is verified, and the methods that read it. */
@NullMarked
package io.conditionalaccess.authenticator.identity;

import org.jspecify.annotations.NullMarked;

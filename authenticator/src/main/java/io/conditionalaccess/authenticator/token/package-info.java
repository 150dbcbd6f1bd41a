// SPDX-License-Identifier: Apache-2.0
/** Tokens: refresh, issuance, introspection, userinfo, and the claim that names the device. */
@NullMarked
package io.conditionalaccess.authenticator.token;

import org.jspecify.annotations.NullMarked;

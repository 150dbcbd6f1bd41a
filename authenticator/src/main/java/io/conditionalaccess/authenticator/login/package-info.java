// SPDX-License-Identifier: Apache-2.0
/** Interactive logins: the gate, the step and the condition for flows, and the page that people see. */
@NullMarked
package io.conditionalaccess.authenticator.login;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Requests that act for a person without asking the token endpoint or a login: decided before their resource runs. */
@NullMarked
package io.conditionalaccess.authenticator.request;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** The question that every enforcement point asks, and the trace that its answer leaves. */
@NullMarked
package io.conditionalaccess.authenticator.check;

import org.jspecify.annotations.NullMarked;

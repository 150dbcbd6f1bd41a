// SPDX-License-Identifier: Apache-2.0
/** Plain HTTP over TLS, with or without a device certificate. */
@NullMarked
package io.conditionalaccess.demo.http;

import org.jspecify.annotations.NullMarked;

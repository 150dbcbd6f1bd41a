// SPDX-License-Identifier: Apache-2.0
/** Those who talk to the server: a browser, an application, a sender of signals, an administrator. */
@NullMarked
package io.conditionalaccess.demo.client;

import org.jspecify.annotations.NullMarked;

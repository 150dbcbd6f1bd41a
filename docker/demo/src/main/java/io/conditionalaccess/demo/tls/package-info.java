// SPDX-License-Identifier: Apache-2.0
/** The certificates of the demo: an authority, a server and the devices. */
@NullMarked
package io.conditionalaccess.demo.tls;

import org.jspecify.annotations.NullMarked;

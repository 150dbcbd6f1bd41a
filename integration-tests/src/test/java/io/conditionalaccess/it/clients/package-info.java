// SPDX-License-Identifier: Apache-2.0
/** Clients that others wrote, as they are installed from their packages; they run with the Maven profile real-clients. */
@NullMarked
package io.conditionalaccess.it.clients;

import org.jspecify.annotations.NullMarked;

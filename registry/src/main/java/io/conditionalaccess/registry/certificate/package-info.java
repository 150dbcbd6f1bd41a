// SPDX-License-Identifier: Apache-2.0
/** Client certificates: where a request shows one, and whom it was issued by. */
@NullMarked
package io.conditionalaccess.registry.certificate;

import org.jspecify.annotations.NullMarked;

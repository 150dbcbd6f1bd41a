// SPDX-License-Identifier: Apache-2.0
/** What a realm needs to take part, and how it is taken away again. */
@NullMarked
package io.conditionalaccess.registry.setup;

import org.jspecify.annotations.NullMarked;

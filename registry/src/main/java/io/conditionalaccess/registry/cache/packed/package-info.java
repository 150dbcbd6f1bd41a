// SPDX-License-Identifier: Apache-2.0
/** Facts about devices in as few bytes as is simple, to be kept by the hundred thousand and never to leave the process. */
@NullMarked
package io.conditionalaccess.registry.cache.packed;

import org.jspecify.annotations.NullMarked;

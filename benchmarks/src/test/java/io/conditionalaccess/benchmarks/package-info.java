// SPDX-License-Identifier: Apache-2.0
/** The parts of the benchmarks that need no server. */
@NullMarked
package io.conditionalaccess.benchmarks;

import org.jspecify.annotations.NullMarked;

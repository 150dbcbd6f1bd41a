// SPDX-License-Identifier: Apache-2.0
/** What single steps cost, without a server: measured with JMH. */
@NullMarked
package io.conditionalaccess.benchmarks.micro;

import org.jspecify.annotations.NullMarked;

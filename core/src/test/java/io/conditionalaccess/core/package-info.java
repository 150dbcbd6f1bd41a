// SPDX-License-Identifier: Apache-2.0
/** What the tests of core share, and the rule on what core may depend on. */
@NullMarked
package io.conditionalaccess.core;

import org.jspecify.annotations.NullMarked;

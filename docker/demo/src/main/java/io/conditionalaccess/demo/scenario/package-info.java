// SPDX-License-Identifier: Apache-2.0
/** The story that the demo plays, step by step. */
@NullMarked
package io.conditionalaccess.demo.scenario;

import org.jspecify.annotations.NullMarked;

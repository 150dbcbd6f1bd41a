// SPDX-License-Identifier: Apache-2.0
/** Gathers what a decision depends on, for requests and for whoever explains them. */
@NullMarked
package io.conditionalaccess.registry.question;

import org.jspecify.annotations.NullMarked;

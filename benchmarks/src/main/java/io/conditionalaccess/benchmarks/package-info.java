// SPDX-License-Identifier: Apache-2.0
/** Measures how soon a signal is felt, and refresh and introspection with the extension beside stock Keycloak. */
@NullMarked
package io.conditionalaccess.benchmarks;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Forms of meters that several modules need, in the registry that Keycloak exports. */
@NullMarked
package io.conditionalaccess.registry.metrics;

import org.jspecify.annotations.NullMarked;

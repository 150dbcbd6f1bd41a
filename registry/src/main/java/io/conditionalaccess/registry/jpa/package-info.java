// SPDX-License-Identifier: Apache-2.0
/** The ports over Keycloak's own database. */
@NullMarked
package io.conditionalaccess.registry.jpa;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** The core of the product in Keycloak's own image, alone and as a cluster. */
@NullMarked
package io.conditionalaccess.containers;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** The built provider jar in real Keycloak servers: each test is a sentence of the contract. */
@NullMarked
package io.conditionalaccess.it;

import org.jspecify.annotations.NullMarked;

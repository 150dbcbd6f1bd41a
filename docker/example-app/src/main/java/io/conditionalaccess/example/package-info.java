// SPDX-License-Identifier: Apache-2.0
/** A small web application that logs people in at Keycloak, on nothing but the JDK and a JSON parser. */
@NullMarked
package io.conditionalaccess.example;

import org.jspecify.annotations.NullMarked;

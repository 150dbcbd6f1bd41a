// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

/**
 * Who gets in on the day when nobody else does.
 *
 * @param holders enabled users who effectively have the role, counted up to 200
 */
record BreakGlassRepresentation(String role, int holders) {}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

/** How many there are, without a page's limits. */
record CountRepresentation(long count) {}

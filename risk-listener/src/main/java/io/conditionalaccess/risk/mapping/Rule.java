// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import java.util.List;

/**
 * What an element means if a guard holds.
 *
 * @param signals none for elements that are meant to say nothing
 */
record Rule(String name, Guard when, List<Template> signals) {}

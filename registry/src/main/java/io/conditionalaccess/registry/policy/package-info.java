// SPDX-License-Identifier: Apache-2.0
/** The realm component "device-policy": read, validated and cached. */
@NullMarked
package io.conditionalaccess.registry.policy;

import org.jspecify.annotations.NullMarked;

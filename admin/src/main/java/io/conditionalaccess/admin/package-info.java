// SPDX-License-Identifier: Apache-2.0
/** Admin REST for devices, decisions and the realm's taking part. */
@NullMarked
package io.conditionalaccess.admin;

import org.jspecify.annotations.NullMarked;

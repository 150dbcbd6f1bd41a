// SPDX-License-Identifier: Apache-2.0
/** What we know of devices: the ports behind Keycloak's SPI "device-registry". */
@NullMarked
package io.conditionalaccess.registry;

import org.jspecify.annotations.NullMarked;

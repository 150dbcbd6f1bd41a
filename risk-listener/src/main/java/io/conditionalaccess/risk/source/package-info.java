/** Who may tell us about devices: the realm components behind Keycloak's SPI "signal-source". */
@NullMarked
package io.conditionalaccess.risk.source;

import org.jspecify.annotations.NullMarked;

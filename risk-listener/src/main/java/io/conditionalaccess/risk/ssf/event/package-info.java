// SPDX-License-Identifier: Apache-2.0
/** What the events of CAEP, RISC and SSF itself mean here: which are acted on, and how. Without Keycloak. */
@NullMarked
package io.conditionalaccess.risk.ssf.event;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import org.keycloak.provider.ProviderEvent;

/** Sessions were ended and that is committed: applications may hear of it now, not only at the next sweep. */
public record LogoutsWaiting() implements ProviderEvent {}

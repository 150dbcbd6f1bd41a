// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

/**
 * Who asks.
 *
 * @param clientId the OAuth client id, or SAML entity id
 * @param inPilot whether the user has the pilot role, true if the policy names none
 * @param breakGlass whether the user has the break-glass role
 */
public record Subject(String clientId, boolean inPilot, boolean breakGlass) {}

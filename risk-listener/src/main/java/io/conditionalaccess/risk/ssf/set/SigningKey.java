// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import java.security.PublicKey;
import java.util.Optional;

/**
 * One key of an issuer (RFC 7517).
 *
 * @param algorithm the only one that it is meant for, if its owner says so
 */
public record SigningKey(PublicKey key, Optional<String> algorithm) {}

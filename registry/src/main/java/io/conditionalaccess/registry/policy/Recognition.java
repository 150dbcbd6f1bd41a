// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * How a realm recognises devices.
 *
 * @param methods ids of ways to recognise a device, in order
 * @param minimumStrength weaker methods recognise nobody
 * @param certificateIssuers CAs whose certificates identify devices; nobody else's do
 * @param certificateHost host, and port if not 443, at which browsers are asked for a certificate
 */
public record Recognition(
        List<String> methods,
        Strength minimumStrength,
        FirstSeen firstSeen,
        List<X509Certificate> certificateIssuers,
        List<CertificateMapping> certificateMapping,
        Optional<String> certificateHost) {}

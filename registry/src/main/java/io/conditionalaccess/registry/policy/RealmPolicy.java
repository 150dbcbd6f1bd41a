// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import io.conditionalaccess.core.policy.Policy;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The effective policy of a realm that takes part, with what the core needs not know.
 *
 * @param policy in monitor if the server option forces that
 * @param identityMethods ids of ways to recognise a device, in order
 * @param certificateIssuers CAs whose certificates identify devices; nobody else's do
 * @param takesPartSince sessions that began before are unbound, not unknown
 * @param signalRetention signals observed longer ago are outdated
 */
public record RealmPolicy(
        Policy policy,
        List<String> identityMethods,
        List<X509Certificate> certificateIssuers,
        List<CertificateMapping> certificateMapping,
        Optional<URI> supportUrl,
        Duration cacheTtl,
        Duration decisionRetention,
        Duration signalRetention,
        Instant takesPartSince) {

    RealmPolicy monitored() {
        return new RealmPolicy(
                policy.monitored(),
                identityMethods,
                certificateIssuers,
                certificateMapping,
                supportUrl,
                cacheTtl,
                decisionRetention,
                signalRetention,
                takesPartSince);
    }
}

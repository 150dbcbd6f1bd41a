// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator;

import io.conditionalaccess.core.policy.BrakeAction;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.registry.RealmState;
import io.conditionalaccess.registry.policy.Brake;
import io.conditionalaccess.registry.policy.CertificateMapping;
import io.conditionalaccess.registry.policy.FirstSeen;
import io.conditionalaccess.registry.policy.Keeping;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.policy.Recognition;
import io.conditionalaccess.registry.policy.Strength;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Policies of realms for tests: the defaults, and what a test is about. */
public final class Realms {
    private Realms() {}

    public static RealmPolicy recognising(
            Strength minimum, List<X509Certificate> issuers, List<CertificateMapping> mapping) {
        return new RealmPolicy(
                Policy.DEFAULT,
                new Recognition(
                        List.of("client-certificate"), minimum, FirstSeen.DENY, issuers, mapping, Optional.empty()),
                new Brake(Optional.empty(), BrakeAction.HOLD_ONLY),
                true,
                Duration.ZERO,
                Set.of(),
                Optional.empty(),
                Duration.ofSeconds(30),
                new Keeping(Duration.ofDays(30), Duration.ofDays(30), Duration.ofDays(180)),
                new RealmState(Instant.EPOCH, Optional.empty(), Map.of()));
    }
}

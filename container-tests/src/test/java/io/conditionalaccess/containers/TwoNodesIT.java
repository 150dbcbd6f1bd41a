// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import io.conditionalaccess.demo.client.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;

/** Two containers on one PostgreSQL: what one is told, the other knows before what it has cached runs out. */
class TwoNodesIT {
    private static final Duration BEFORE_THE_CACHE_RUNS_OUT = Duration.ofSeconds(30);
    private static final Network NETWORK = Network.newNetwork();
    private static final GenericContainer<?> DATABASE = Containers.database(NETWORK);
    private static final KeycloakContainer HERE = Containers.node(NETWORK);
    private static final KeycloakContainer THERE = Containers.node(NETWORK);

    @BeforeAll
    static void start() {
        DATABASE.start();
        // One by one: two that make the tables of an empty database at once get in each other's way.
        HERE.start();
        THERE.start();
    }

    @AfterAll
    static void stop() {
        THERE.stop();
        HERE.stop();
        DATABASE.stop();
        NETWORK.close();
    }

    @Test
    void whatOneIsToldTheOtherEnforces() {
        ContainerRealm here = ContainerRealm.create(HERE);
        ContainerRealm there = here.at(THERE);
        Tokens tokens = here.directLogin();
        assertThat(there.refresh(tokens)).as("one cluster").isEqualTo(200);

        here.risk("medium");
        assertAnswers(there, tokens, 400);
        there.risk("none");
        assertAnswers(here, tokens, 200);

        there.risk("high");
        assertAnswers(here, tokens, 400);
        here.risk("none");
        assertThat(there.refresh(tokens)).as("its session is over").isEqualTo(400);
        assertThat(there.refresh(here.directLogin())).isEqualTo(200);
    }

    private static void assertAnswers(ContainerRealm realm, Tokens tokens, int status) {
        Instant deadline = Instant.now().plus(BEFORE_THE_CACHE_RUNS_OUT);
        int seen = realm.refresh(tokens);
        while (seen != status && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            seen = realm.refresh(tokens);
        }
        assertThat(seen).isEqualTo(status);
    }
}

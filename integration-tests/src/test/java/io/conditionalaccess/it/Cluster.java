// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.keycloak.KeycloakDistribution;
import io.conditionalaccess.demo.keycloak.KeycloakServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Three nodes for all test classes that need some. They start when the first is needed and end with the test run; a test
 * that stops one starts it again.
 */
final class Cluster {
    static final int SIZE = 3;
    private static final Nodes NODES = new Nodes();
    private static final List<KeycloakServer> STARTED =
            Stream.generate(NODES::start).limit(SIZE).toList();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(NODES::close));
    }

    private Cluster() {}

    static KeycloakServer node(int number) {
        return STARTED.get(number);
    }

    /** A new realm, as the first node serves it. */
    static TestRealm realm() {
        return TestRealm.create(Nodes.admin(node(0)), node(0).https());
    }

    /** A realm as each node serves it. */
    static List<TestRealm> everywhere(TestRealm realm) {
        return STARTED.stream().map(node -> Nodes.at(node, realm.name)).toList();
    }

    /** One more, which never hears of the others; whoever wants it closes it. */
    static KeycloakServer startApart() {
        return NODES.startApart();
    }

    static Connection database() throws SQLException {
        return NODES.database();
    }

    /** What all nodes are copies of. */
    static KeycloakDistribution distribution() {
        return NODES.distribution();
    }

    static SpanReceiver spans() {
        return NODES.spans();
    }
}

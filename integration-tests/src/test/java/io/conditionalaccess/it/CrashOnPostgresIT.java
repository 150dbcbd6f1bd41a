// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** kill -9 of a production server on PostgreSQL. */
@Tag("core")
class CrashOnPostgresIT {

    @Test
    void everySignalThatGot202IsStoredOnceAndEveryRevocationIsComplete() throws Exception {
        CrashScenario scenario = new CrashScenario(
                PostgresServer.KEYCLOAK, TestRealm.create(PostgresServer.ADMIN, PostgresServer.KEYCLOAK.https()));
        scenario.run();
        scenario.everyInfectedDeviceIsRefused();
        scenario.everyRevocationIsComplete(() -> PostgresServer.database().getConnection());
        scenario.everyAcknowledgedSignalIsThereExactlyOnce(
                () -> PostgresServer.database().getConnection());
    }
}

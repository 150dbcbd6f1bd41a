// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Deletes the shared server's realms of a test class when the class is through. Keycloak's administrator holds roles in
 * each realm and is looked at with all of them on each request: with a thousand realms, a test takes ten times as long.
 */
public final class RealmsOfAClass implements TestExecutionListener {
    private static final Queue<TestRealm> CREATED = new ConcurrentLinkedQueue<>();

    static void created(TestRealm realm) {
        CREATED.add(realm);
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (identifier.isContainer()
                && identifier.getSource().filter(ClassSource.class::isInstance).isPresent()) {
            Queue<TestRealm> through = new ArrayDeque<>();
            for (TestRealm realm = CREATED.poll(); realm != null; realm = CREATED.poll()) {
                through.add(realm);
            }
            through.forEach(realm -> realm.admin.delete(realm.name));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RightsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # role,        view,  manage, view realm, manage realm
                    none,          false, false,  false,      false
                    view-users,    false, false,  false,      false
                    view-devices,  true,  false,  false,      false
                    manage-devices,true,  true,   false,      false
                    view-realm,    false, false,  true,       false
                    manage-realm,  true,  true,   true,       true
                    """)
    void eachRoleAllowsExactlyThis(
            String role, boolean viewDevices, boolean manageDevices, boolean viewRealm, boolean manageRealm) {
        Rights rights = new Rights(roles -> Arrays.asList(roles).contains(role));

        assertThat(allowed(rights, Rights::requireViewDevices)).isEqualTo(viewDevices);
        assertThat(allowed(rights, Rights::requireManageDevices)).isEqualTo(manageDevices);
        assertThat(allowed(rights, Rights::requireViewRealm)).isEqualTo(viewRealm);
        assertThat(allowed(rights, Rights::requireManageRealm)).isEqualTo(manageRealm);
    }

    private static boolean allowed(Rights rights, Consumer<Rights> required) {
        try {
            required.accept(rights);
            return true;
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(403);
            return false;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import java.util.Map;
import java.util.Optional;

/** The version that the admin console shows beside our providers. */
final class ExtensionVersion {
    private ExtensionVersion() {}

    static Map<String, String> info() {
        return Map.of(
                "version",
                Optional.ofNullable(ExtensionVersion.class.getPackage().getImplementationVersion())
                        .orElse("development"));
    }
}

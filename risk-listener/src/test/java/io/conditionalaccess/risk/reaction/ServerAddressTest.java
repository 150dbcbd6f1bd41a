// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://id.example/realms/acme, https://id.example/",
        "https://id.example/auth/realms/acme, https://id.example/auth/",
        "https://id.example/realms/realms, https://id.example/",
        "urn:acme, urn:acme"
    })
    void isWhatComesBeforeTheRealm(String issuer, String server) {
        assertThat(ServerAddress.of(issuer)).isEqualTo(server);
    }
}

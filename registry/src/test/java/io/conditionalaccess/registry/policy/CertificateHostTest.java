// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateHostTest {

    @ParameterizedTest
    @CsvSource({
        "devices.example.com, devices.example.com",
        "Devices.Example.COM:8443, devices.example.com:8443",
        "devices.example.com:443, devices.example.com",
        "localhost:1, localhost:1",
        "192.0.2.7:65535, 192.0.2.7:65535",
        "a-b.c, a-b.c",
    })
    void takesAHostAndAPort(String text, String read) {
        assertThat(CertificateHost.parse(text)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://devices.example.com",
                "devices.example.com/",
                "devices.example.com/realms",
                "user@devices.example.com",
                "devices.example.com:",
                "devices.example.com:0",
                "devices.example.com:65536",
                "devices.example.com:99999",
                "devices.example.com:8443:1",
                "devices.example.com?x",
                "devices.example.com#x",
                "devices..example.com",
                "-devices.example.com",
                "devices.example.com.",
                "devices example.com",
                "a.example,b.example",
                "*.example.com",
                "d\u00e9vices.example.com",
                "devices.example.com\\@evil.example",
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> CertificateHost.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected a host name")
                .hasMessageEndingWith("got '" + text + "'");
    }
}

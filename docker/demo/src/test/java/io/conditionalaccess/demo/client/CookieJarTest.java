// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CookieJarTest {
    private final CookieJar jar = new CookieJar();

    @Test
    void sendsACookieBelowItsPathOnly() {
        server("A=1;Version=1;Path=/realms/demo/;Secure;HttpOnly");

        assertThat(sentTo("/realms/demo/protocol")).contains("A=1");
        assertThat(sentTo("/realms/demonstration")).isEmpty();
    }

    @Test
    void forgetsWhatTheServerRemoves() {
        server("A=1; Path=/");
        server("A=; Max-Age=0; Path=/");

        assertThat(sentTo("/")).isEmpty();
    }

    @Test
    void keepsAValueWithEqualsSigns() {
        server("A=x==; Path=/");

        assertThat(sentTo("/")).contains("A=x==");
    }

    private void server(String setCookie) {
        jar.keep(HttpHeaders.of(Map.of("Set-Cookie", List.of(setCookie)), (name, value) -> true));
    }

    private Optional<String> sentTo(String path) {
        URI address = URI.create("https://localhost" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        jar.addTo(request, address);
        return request.build().headers().firstValue("Cookie");
    }
}

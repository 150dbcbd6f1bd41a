// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VisitTest {
    private static final URI ADDRESS = URI.create("https://localhost:8443/realms/demo/protocol");

    @Test
    void findsTheReferenceThatAPersonReads() {
        Visit.Page page =
                page("<head><style>ABCDEFGHJK</style></head><p title=\"0000000000\">Reference: <b>7K3M9Q2X4Z</b></p>");

        assertThat(page.reference()).contains("7K3M9Q2X4Z");
    }

    @Test
    void hasNoReferenceIfNoneIsShown() {
        assertThat(page("<p>0123456789A</p>").reference()).isEmpty();
    }

    @Test
    void resolvesTheAddressOfItsForm() {
        Visit.Page page = page("<form id=\"f\" action=\"/login?a=1&amp;b=2\" method=\"post\">");

        assertThat(page.formAction()).contains(URI.create("https://localhost:8443/login?a=1&b=2"));
    }

    private static Visit.Page page(String html) {
        HttpHeaders none = HttpHeaders.of(Map.of(), (name, value) -> true);
        return new Visit.Page(ADDRESS, new Reply("GET " + ADDRESS, 403, none, html));
    }
}

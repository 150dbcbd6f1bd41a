// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.saml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArtifactMessageTest {
    private static final String STATUS = "<p:Status><p:StatusCode Value='urn:ok'/></p:Status>";

    @Test
    void messagesOfALogoutAreKnown() {
        assertThat(ArtifactMessage.isOfLogout(around(STATUS + "<p:LogoutRequest ID='a'/>")))
                .isTrue();
        assertThat(ArtifactMessage.isOfLogout(around(STATUS + "<p:LogoutResponse ID='a'/>")))
                .isTrue();
    }

    @Test
    void theAnswerToALoginIsNone() {
        assertThat(ArtifactMessage.isOfLogout(around(STATUS + "<p:Response ID='a'><p:LogoutRequest/></p:Response>")))
                .isFalse();
        assertThat(ArtifactMessage.isOfLogout(around("<p:LogoutRequest/><p:Response/>")))
                .isFalse();
    }

    @Test
    void whatCannotBeReadIsNone() {
        assertThat(ArtifactMessage.isOfLogout("")).isFalse();
        assertThat(ArtifactMessage.isOfLogout(around("<p:LogoutRequest>"))).isFalse();
        assertThat(ArtifactMessage.isOfLogout(around(STATUS))).isFalse();
        assertThat(ArtifactMessage.isOfLogout(around("<LogoutRequest xmlns='urn:other'/>")))
                .isFalse();
    }

    private static String around(String content) {
        return "<p:ArtifactResponse xmlns:p='urn:oasis:names:tc:SAML:2.0:protocol'>" + content
                + "</p:ArtifactResponse>";
    }
}

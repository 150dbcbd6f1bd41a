// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.saml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class PassiveRequestTest {

    @Test
    void readsBothSpellingsOfTrue() {
        assertThat(isPassive("<a:AuthnRequest xmlns:a=\"urn:a\" IsPassive=\"true\"/>"))
                .isTrue();
        assertThat(isPassive("<?xml version=\"1.0\"?><AuthnRequest IsPassive=\"1\"><b/></AuthnRequest>"))
                .isTrue();
    }

    @Test
    void isNotPassiveUnlessTheRequestItselfSaysSo() {
        assertThat(isPassive("<AuthnRequest/>")).isFalse();
        assertThat(isPassive("<AuthnRequest IsPassive=\"false\"/>")).isFalse();
        assertThat(isPassive("<AuthnRequest><b IsPassive=\"true\"/></AuthnRequest>"))
                .isFalse();
    }

    @Test
    void takesNothingFromWhatIsNoXml() {
        assertThat(isPassive("")).isFalse();
        assertThat(isPassive("IsPassive=\"true\"")).isFalse();
    }

    @Test
    void expandsNoEntities() {
        assertThat(isPassive(
                        "<!DOCTYPE a [<!ENTITY t SYSTEM \"file:///etc/hostname\">]><AuthnRequest IsPassive=\"&t;\"/>"))
                .isFalse();
    }

    private static boolean isPassive(String document) {
        return PassiveRequest.isPassive(new ByteArrayInputStream(document.getBytes(UTF_8)));
    }
}

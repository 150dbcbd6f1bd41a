// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which certificates name a device, and what becomes of those that name none. */
@Tag("core")
class RecognitionIT {
    private final TestRealm realm = TestRealm.create().device("laptop");

    @Test
    void aCertificateThatNamesNoDeviceIsThatOfAnUnknownOne() {
        assertThat(whyUnknown(realm.from("never-registered"))).isEqualTo("certificate-names-no-device");
    }

    @Test
    void aBrowserWithoutACertificateIsUnknown() {
        assertThat(whyUnknown(realm.fromNowhere())).isEqualTo("no-certificate");
    }

    @Test
    void aCertificateOfAnotherAuthorityNamesNobodyWhateverItSays() {
        assertThat(whyUnknown(realm.from(Authorities.STRANGERS.device("laptop"))))
                .isEqualTo("certificate-of-unknown-issuer");
    }

    @Test
    void anExpiredCertificateDoesNotEvenReachTheServer() {
        Http late =
                realm.from(Authorities.DEVICES.device("laptop", Instant.now().minus(Duration.ofDays(1))));

        assertThatThrownBy(() -> realm.browser(late).open(DemoRealm.APP))
                .isInstanceOf(UncheckedIOException.class)
                .hasStackTraceContaining("certificate_");
    }

    @Test
    void caseOfTheNameInTheCertificateDoesNotMatter() {
        Http laptop = realm.from("LAPTOP");
        Tokens tokens = Visits.tokens(realm.app(laptop), realm.browser(laptop).login(DemoRealm.APP, "alice", "alice"));

        assertThat(Visits.device(tokens)).isEqualTo("laptop");
    }

    @Test
    void unknownDevicesGetInWhereThePolicyAllowsThemAndTheirTokensNameNone() {
        realm.recipe.policy(Map.of("unknownDevice", "allow"));
        Http nowhere = realm.fromNowhere();

        Tokens tokens =
                Visits.tokens(realm.app(nowhere), realm.browser(nowhere).login(DemoRealm.APP, "alice", "alice"));

        assertThat(Visits.device(tokens)).isEmpty();
        realm.app(nowhere).refresh(tokens.refresh()).expect(200);
    }

    /** Logs in from there and returns why no device was recognised, as security operations would see it. */
    private String whyUnknown(Http from) {
        Visit.Page page = Visits.blocked(realm.browser(from).login(DemoRealm.APP, "alice", "alice"));
        var decision = realm.admin
                .get(realm.name + "/device-compliance/decisions/"
                        + page.reference().orElseThrow())
                .expect(200)
                .json();
        assertThat(decision.path("rule").asText()).isEqualTo("unknown-device");
        return decision.path("identity").asText();
    }
}

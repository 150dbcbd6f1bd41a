// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An application that has a refresh token, online or offline. */
@Tag("core")
class RefreshIT {
    private static final String ONLINE = "openid";
    private static final String OFFLINE = "openid offline_access";

    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    private final RealmSettings settings = new RealmSettings(realm);
    private final Denials denials = Denials.keptBy(realm);
    private final TokenClient app = realm.app(realm.from("laptop"));
    /** Most applications show no certificate when they refresh. */
    private final TokenClient elsewhere = realm.app(realm.fromNowhere());

    @Test
    void afterARevocationItIsDeadForEver() {
        revoked(ONLINE);
    }

    @Test
    void afterARevocationAnOfflineTokenIsDeadForEver() {
        revoked(OFFLINE);
    }

    private void revoked(String scope) {
        Tokens tokens = grant(scope);
        infect("high");
        elsewhere.refresh(tokens.refresh()).expect(400);
        infect("none");
        assertThat(why(elsewhere.refresh(tokens.refresh()))).isEqualTo("session-revoked");

        Eventually.holds(
                "the session is gone", () -> settings.sessions("alice") + settings.offlineSessions("alice") == 0);
        assertThat(why(elsewhere.refresh(tokens.refresh()))).isEqualTo("session-revoked");
        assertThat(denials.types()).hasSize(3).containsOnly("REFRESH_TOKEN_ERROR");
    }

    @Test
    void otherDevicesOfTheSamePersonKeepRefreshing() {
        Tokens onPhone = Tokens.in(realm.app(realm.from("phone")).password("alice", "alice", ONLINE));
        Tokens offlineOnPhone = Tokens.in(realm.app(realm.from("phone")).password("alice", "alice", OFFLINE));
        grant(ONLINE);
        infect("high");
        Eventually.holds("the laptop's session is gone", () -> settings.sessions("alice") == 1);

        elsewhere.refresh(onPhone.refresh()).expect(200);
        elsewhere.refresh(offlineOnPhone.refresh()).expect(200);
    }

    @Test
    void aRefusedRefreshDoesNotUseUpATokenThatIsGoodForOneTimeOnly() {
        settings.change(Map.of("revokeRefreshToken", true, "refreshTokenMaxReuse", 0));
        Tokens tokens = grant(ONLINE);
        infect("medium");
        elsewhere.refresh(tokens.refresh()).expect(400);
        elsewhere.refresh(tokens.refresh()).expect(400);
        infect("none");
        // Keycloak tells a used token from a fresh one by the second of its issue.
        long issued = tokens.claims().path("iat").asLong();
        Eventually.holds("that second is over", () -> Instant.now().getEpochSecond() > issued);

        Tokens next = Tokens.in(elsewhere.refresh(tokens.refresh()));

        elsewhere.refresh(next.refresh()).expect(200);
        assertThat(elsewhere
                        .refresh(tokens.refresh())
                        .expect(400)
                        .json()
                        .path("error_description")
                        .asText())
                .as("rotation itself still works")
                .doesNotContain("device_not_compliant");
    }

    @Test
    void aServerThatShowsNoCertificateHearsOfTheDeviceToo() {
        Tokens tokens = grant(ONLINE);
        infect("medium");

        assertThat(why(elsewhere.refresh(tokens.refresh()).expect(400))).isEqualTo("risk");
    }

    /** Keycloak's own refusal comes first, ours after it; the key that the token is bound to stays good. */
    @Test
    void aTokenThatIsBoundToAKeyIsHeldForItsOwnerAndNobodyElsesKeyIsOurMatter() {
        Signer owner = new Signer();
        Tokens tokens = Tokens.in(proving(owner).password("alice", "alice", ONLINE));
        String foreign = proving(new Signer())
                .refresh(tokens.refresh())
                .expect(400)
                .json()
                .path("error_description")
                .asText();
        assertThat(foreign).doesNotContain("device_not_compliant");
        infect("medium");

        assertThat(why(proving(owner).refresh(tokens.refresh()).expect(400))).isEqualTo("risk");

        infect("none");
        proving(owner).refresh(tokens.refresh()).expect(200);
    }

    /** The application on the laptop, for one request with a proof of possession (RFC 9449). */
    private TokenClient proving(Signer key) {
        String proof = key.sign(
                Map.of("typ", "dpop+jwt", "jwk", key.jwk()),
                Map.of(
                        "jti",
                        UUID.randomUUID().toString(),
                        "htm",
                        "POST",
                        "htu",
                        realm.uri() + "/protocol/openid-connect/token",
                        "iat",
                        Instant.now().getEpochSecond()));
        return realm.app(realm.from("laptop").with("DPoP", proof));
    }

    @Test
    void anotherDevicesCertificateIsRefusedAndTheSessionLivesOn() {
        Tokens tokens = grant(ONLINE);

        assertThat(why(realm.app(realm.from("phone")).refresh(tokens.refresh()).expect(400)))
                .isEqualTo("device-mismatch");

        app.refresh(tokens.refresh()).expect(200);
        elsewhere.refresh(tokens.refresh()).expect(200);
    }

    @Test
    void anotherDevicesCertificateEndsTheSessionWhereThePolicySaysSo() {
        realm.recipe.policy(Map.of("deviceMismatch", "end-session"));
        Tokens tokens = grant(ONLINE);

        realm.app(realm.from("phone")).refresh(tokens.refresh()).expect(400);

        app.refresh(tokens.refresh()).expect(400);
        assertThat(settings.sessions("alice")).isZero();
    }

    @Test
    void aHeldClientMayAskToBeToldToTryLater() {
        settings.clientAttribute("app", "device_compliance.hold_answer", "retry-later");
        Tokens tokens = grant(ONLINE);
        infect("medium");

        Reply later = elsewhere.refresh(tokens.refresh()).expect(503);
        assertThat(later.json().path("error").asText()).isEqualTo("temporarily_unavailable");
        assertThat(later.header("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
        assertThat(denials.types()).isEqualTo(List.of("REFRESH_TOKEN_ERROR"));

        infect("high");
        assertThat(why(elsewhere.refresh(tokens.refresh()).expect(400)))
                .as("a revocation is no matter of later")
                .isEqualTo("session-revoked");
    }

    @Test
    void aSessionThatEndedForAnotherReasonIsNotSaidToBeTheDevicesFault() {
        Tokens tokens = grant(ONLINE);
        realm.admin.post(realm.name + "/logout-all").expect(200);

        assertThat(elsewhere
                        .refresh(tokens.refresh())
                        .expect(400)
                        .json()
                        .path("error_description")
                        .asText())
                .doesNotContain("device_not_compliant");
        assertThat(denials.all()).isEmpty();
    }

    private Tokens grant(String scope) {
        return Tokens.in(app.password("alice", "alice", scope));
    }

    private void infect(String risk) {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", risk))).isEqualTo("applied");
    }

    private static String why(Reply refused) {
        String description = refused.json().path("error_description").asText();
        assertThat(description).startsWith("device_not_compliant: ");
        return description.substring("device_not_compliant: ".length());
    }
}

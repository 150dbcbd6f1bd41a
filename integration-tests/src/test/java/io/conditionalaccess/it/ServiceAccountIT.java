// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client that acts for itself (client credentials): nobody's device. */
class ServiceAccountIT {
    private final TestRealm realm = TestRealm.create().device("laptop");
    private final RealmSettings settings = new RealmSettings(realm);
    private final Denials denials = Denials.keptBy(realm);
    private final Resources resources = new Resources(realm);

    @Test
    void isNeverSubject() {
        settings.audience(Resources.CLIENT, DemoRealm.API_CLIENT);
        settings.clientAttribute(Resources.CLIENT, "client_credentials.use_refresh_token", "true");
        TokenClient client = resources.client(realm.from("laptop"));
        infect();

        Tokens tokens = Tokens.in(client.token(Map.of("grant_type", "client_credentials", "scope", "openid")));

        Tokens refreshed = Tokens.in(client.refresh(tokens.refresh()));
        assertThat(new Introspection(realm, DemoRealm.API_CLIENT, DemoRealm.API_SECRET).active(refreshed.access()))
                .isTrue();
        client.userinfo(refreshed.access()).expect(200);
        resources.ask(refreshed, Map.of("response_mode", "decision")).expect(200);
        assertThat(denials.all()).isEmpty();
    }

    @Test
    void isNeverSubjectWithoutASessionEither() {
        settings.audience(Resources.CLIENT, DemoRealm.API_CLIENT);
        TokenClient client = resources.client(realm.fromNowhere());

        Tokens tokens = Tokens.in(client.token(Map.of("grant_type", "client_credentials", "scope", "openid")));

        assertThat(new Introspection(realm, DemoRealm.API_CLIENT, DemoRealm.API_SECRET).active(tokens.access()))
                .isTrue();
        client.userinfo(tokens.access()).expect(200);
        Tokens.in(resources.ask(tokens, Map.of()));
        Tokens.in(client.token(Map.of("grant_type", Resources.GRANT, "audience", Resources.CLIENT)));
        assertThat(denials.all()).isEmpty();
    }

    private void infect() {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "high"))).isEqualTo("applied");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * 1,000 logins on several threads, half from a device that is infected and cleaned all the while, half from a good one.
 * Whatever the interleaving: no session of the bad device outlives its last infection, and none of the good one is lost.
 */
class LoginRaceIT {
    private static final int LOGINS = 1000;
    private static final int THREADS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TestRealm realm = TestRealm.create().device("bad").device("good");
    private final RealmSettings settings = new RealmSettings(realm);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
    private final AtomicInteger left = new AtomicInteger(LOGINS);
    private final AtomicInteger refused = new AtomicInteger();
    private final Queue<Tokens> ofBad = new ConcurrentLinkedQueue<>();
    private final Queue<Tokens> ofGood = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void noSessionOfTheBadDeviceSurvivesAndNoneOfTheGoodIsLost() throws Exception {
        List<Future<?>> logins = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            logins.add(threads.submit(this::logInUntilDone));
        }
        Future<Integer> infections = threads.submit(this::infectAndCleanUntilDone);
        for (Future<?> login : logins) {
            login.get(5, TimeUnit.MINUTES);
        }
        assertThat(infections.get(1, TimeUnit.MINUTES)).isGreaterThan(5);

        tell("high");
        Eventually.holds(
                "only sessions of the good device are left",
                PATIENCE,
                () -> settings.sessions("alice") == ofGood.size());
        assertThat(ofGood).hasSize(LOGINS / 2);
        assertThat(ofBad.size() + refused.get()).isEqualTo(LOGINS / 2);
        assertThat(ofBad).as("logins that were fast enough").isNotEmpty();
        assertNothingOfTheBadDeviceWorks();

        tell("none");
        assertNothingOfTheBadDeviceWorks();
        Http good = realm.from("good");
        assertThat(ofGood)
                .allSatisfy(tokens -> assertThat(
                                realm.app(good).refresh(tokens.refresh()).status())
                        .isEqualTo(200));
    }

    private void assertNothingOfTheBadDeviceWorks() {
        Http bad = realm.from("bad");
        assertThat(ofBad).allSatisfy(tokens -> {
            assertThat(Refusals.ofGrant(realm.app(bad).refresh(tokens.refresh())))
                    .isTrue();
            assertThat(realm.app(bad).userinfo(tokens.access()).status()).isEqualTo(401);
        });
    }

    private void logInUntilDone() {
        Http bad = realm.from("bad");
        Http good = realm.from("good");
        for (int n = left.getAndDecrement(); n > 0; n = left.getAndDecrement()) {
            boolean fromBad = n % 2 == 0;
            // By turns in a browser, where decision, session and tokens are requests apart, and by a direct grant.
            boolean inBrowser = n % 4 < 2;
            Http device = fromBad ? bad : good;
            Optional<Tokens> tokens = inBrowser ? browse(device) : ask(device);
            tokens.ifPresentOrElse((fromBad ? ofBad : ofGood)::add, refused::incrementAndGet);
        }
    }

    private Optional<Tokens> browse(Http device) {
        Visit visit = realm.visit(device);
        return visit instanceof Visit.Code code ? granted(realm.app(device).exchange(code)) : Optional.empty();
    }

    private Optional<Tokens> ask(Http device) {
        return granted(realm.app(device).password("alice", "alice", "openid"));
    }

    private static Optional<Tokens> granted(Reply reply) {
        return Refusals.ofGrant(reply) ? Optional.empty() : Optional.of(Tokens.in(reply));
    }

    private int infectAndCleanUntilDone() {
        int infections = 0;
        while (left.get() > 0) {
            tell("high");
            infections++;
            tell("none");
            // A while in which logins get through, so that there is something to lose.
            int until = left.get() - 20;
            Eventually.holds("logins go on", () -> left.get() <= Math.max(0, until));
        }
        return infections;
    }

    private void tell(String risk) {
        assertThat(realm.tell(realm.edr(), "bad", Map.of("risk", risk))).isEqualTo("applied");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The board of the whole cluster. It lives in Keycloak's store of single-use objects, which is the cluster's memory and
 * may be lost with it: then every source is asked once more, which does no harm.
 */
final class ClusterBoard implements PullBoard {
    /** Longer than a run may take: a node that died while asking holds nobody up for ever. */
    static final Duration LEASE = PullWork.LONGEST_RUN.plusMinutes(1);

    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration HINT_KEPT = Duration.ofHours(1);
    private static final String PREFIX = "device-pull:";

    private final KeycloakSessionFactory factory;

    ClusterBoard(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    @Override
    public boolean claim(String component) {
        return with(store -> store.putIfAbsent(key("run", component), LEASE.toSeconds()));
    }

    @Override
    public void leave(String component) {
        with(store -> Optional.ofNullable(store.remove(key("run", component))));
    }

    @Override
    public Optional<PullState> state(String component) {
        return with(
                store -> Optional.ofNullable(store.get(key("state", component))).map(PullState::of));
    }

    @Override
    public void note(String component, PullState state) {
        with(store -> {
            store.put(key("state", component), KEPT.toSeconds(), state.notes());
            return true;
        });
    }

    @Override
    public void forget(String component) {
        with(store -> Optional.ofNullable(store.remove(key("state", component))));
    }

    @Override
    public Optional<Instant> hinted(String component) {
        return with(store -> Optional.ofNullable(store.get(key("hint", component)))
                .map(notes -> Instant.parse(notes.getOrDefault("at", Instant.EPOCH.toString()))));
    }

    @Override
    public boolean hint(String component, Instant at) {
        return with(store -> {
            boolean first = !store.contains(key("hint", component));
            if (first) {
                store.put(key("hint", component), HINT_KEPT.toSeconds(), Map.of("at", at.toString()));
            }
            return first;
        });
    }

    @Override
    public void hintTaken(String component) {
        with(store -> Optional.ofNullable(store.remove(key("hint", component))));
    }

    private static String key(String what, String component) {
        return PREFIX + what + ":" + component;
    }

    private <R> R with(Function<SingleUseObjectProvider, R> job) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, (KeycloakSession session) -> job.apply(session.singleUseObjects()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.core.signal.SourceRights;
import io.conditionalaccess.registry.pull.SyncAnswer;
import io.conditionalaccess.risk.MovingClock;
import io.conditionalaccess.risk.source.Proof;
import io.conditionalaccess.risk.source.PullVendor;
import io.conditionalaccess.risk.source.SourceConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a source is asked, and by whom. */
class PullsTest {
    private static final String REALM = "realm";

    private final Board board = new Board();
    private final List<Runnable> handed = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final MovingClock clock = new MovingClock(Vendor.NOW);
    private final Pulls pulls = node();

    @Test
    void aNewSourceIsAskedAtOnceAndThenWhenItIsTime() {
        pulls.ifDue(REALM, source("a"));
        work();
        assertThat(asked).containsExactly("a");

        ended("a", 0);
        pass(Duration.ofMinutes(4));
        pulls.ifDue(REALM, source("a"));
        assertThat(handed).isEmpty();

        pass(Duration.ofMinutes(2));
        pulls.ifDue(REALM, source("a"));
        work();
        assertThat(asked).containsExactly("a", "a");
    }

    @Test
    void oneNodeAsks() {
        Pulls other = node();
        pulls.ifDue(REALM, source("a"));
        other.ifDue(REALM, source("a"));

        assertThat(other.now(REALM, source("a"))).isEqualTo(SyncAnswer.RUNNING);
        work();
        assertThat(asked).containsExactly("a");
        assertThat(other.now(REALM, source("a"))).isEqualTo(SyncAnswer.STARTED);
    }

    @Test
    void aHintMakesItDueOnceItHasSettledAndTheLastRunIsSomeSecondsOver() {
        ended("a", 0);
        pass(Duration.ofSeconds(5));
        board.hint("a", clock.instant());
        pass(Pulls.DEBOUNCE);
        pulls.ifDue(REALM, source("a"));
        assertThat(handed).as("too soon after the last run").isEmpty();

        pass(Pulls.LEAST_GAP);
        pulls.ifDue(REALM, source("a"));
        assertThat(handed).hasSize(1);
    }

    @Test
    void aHintDoesNotHurryAProductThatFails() {
        ended("a", 2);
        board.hint("a", clock.instant());
        pass(Duration.ofMinutes(1));

        pulls.ifDue(REALM, source("a"));

        assertThat(handed).isEmpty();
    }

    @Test
    void anAdministratorsWishIsStrongerThanThat() {
        ended("a", 2);

        assertThat(pulls.now(REALM, source("a"))).isEqualTo(SyncAnswer.STARTED);
    }

    @Test
    void moreThanANodeCanAskHaveToWaitAndAreRemembered() {
        for (String source : List.of("a", "b", "c", "d")) {
            pulls.ifDue(REALM, source(source));
        }

        assertThat(pulls.now(REALM, source("e"))).isEqualTo(SyncAnswer.QUEUED);
        assertThat(board.hinted("e")).contains(clock.instant());
        work();
        assertThat(pulls.now(REALM, source("e"))).isEqualTo(SyncAnswer.STARTED);
    }

    @Test
    void aRunThatBreaksOffFreesTheSource() {
        Pulls broken = new Pulls(
                board,
                (realm, alias, everything) -> {
                    throw new IllegalStateException("database");
                },
                handed::add,
                clock);
        broken.ifDue(REALM, source("a"));
        work();

        assertThat(pulls.now(REALM, source("a"))).isEqualTo(SyncAnswer.STARTED);
    }

    @Test
    void aSourceThatWasSavedIsDueAgain() {
        ended("a", 3);
        pulls.forget("a");

        pulls.ifDue(REALM, source("a"));

        assertThat(handed).hasSize(1);
    }

    private Pulls node() {
        return new Pulls(board, (realm, alias, everything) -> asked.add(alias), handed::add, clock);
    }

    private void work() {
        List<Runnable> runs = List.copyOf(handed);
        handed.clear();
        runs.forEach(Runnable::run);
    }

    private void ended(String component, int failures) {
        board.note(
                component,
                new PullState(
                        clock.instant(),
                        clock.instant(),
                        Optional.of(clock.instant()),
                        Optional.empty(),
                        failures,
                        1,
                        clock.instant().plus(Duration.ofMinutes(5)),
                        Optional.empty()));
    }

    private void pass(Duration duration) {
        clock.pass(duration);
    }

    private static SourceConfig source(String alias) {
        return new SourceConfig(
                alias,
                alias,
                Vendor.access(PullVendor.FLEET).source(),
                true,
                new Proof.Webhook(List.of()),
                Optional.empty(),
                Optional.empty(),
                new SourceRights(RiskLevel.HIGH, true, false, Set.of()),
                60,
                Optional.empty());
    }

    /** As the cluster's, without a cluster; states go through their notes. */
    private static final class Board implements PullBoard {
        private final Set<String> claimed = new HashSet<>();
        private final Map<String, Map<String, String>> states = new HashMap<>();
        private final Map<String, Instant> hints = new HashMap<>();

        @Override
        public boolean claim(String component) {
            return claimed.add(component);
        }

        @Override
        public void leave(String component) {
            claimed.remove(component);
        }

        @Override
        public Optional<PullState> state(String component) {
            return Optional.ofNullable(states.get(component)).map(PullState::of);
        }

        @Override
        public void note(String component, PullState state) {
            states.put(component, state.notes());
        }

        @Override
        public void forget(String component) {
            states.remove(component);
        }

        @Override
        public Optional<Instant> hinted(String component) {
            return Optional.ofNullable(hints.get(component));
        }

        @Override
        public boolean hint(String component, Instant at) {
            return hints.putIfAbsent(component, at) == null;
        }

        @Override
        public void hintTaken(String component) {
            hints.remove(component);
        }
    }
}

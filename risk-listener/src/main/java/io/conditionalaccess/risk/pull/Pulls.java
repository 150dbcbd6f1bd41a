// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import io.conditionalaccess.registry.pull.SyncAnswer;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.source.SourceKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Decides when a source is asked, and hands it to one of this node's few workers, unless another node asks already. */
final class Pulls {
    /** Hints come in swarms. */
    static final Duration DEBOUNCE = Duration.ofSeconds(2);
    /** Between runs that nobody but hints asked for. */
    static final Duration LEAST_GAP = Duration.ofSeconds(15);

    private static final Logger LOG = Logger.getLogger(Pulls.class);
    private static final int WORKERS = 4;

    private final Semaphore idle = new Semaphore(WORKERS);
    private final PullBoard board;
    private final Job job;
    private final Executor executor;
    private final Clock clock;

    /** Asks one source once. */
    interface Job {
        /** @param everything whether also what was told lately is told again */
        void run(String realmId, String alias, boolean everything);
    }

    Pulls(PullBoard board, Job job, Executor executor, Clock clock) {
        this.board = board;
        this.job = job;
        this.executor = executor;
        this.clock = clock;
    }

    /** Asks it if it is time. */
    void ifDue(String realmId, SourceConfig source) {
        Optional<SourceKind.Pull> pull = source.pull();
        if (pull.isPresent() && due(source)) {
            start(realmId, source, false);
        }
    }

    /** Asks it about everything, now. A wish that finds no worker is a hint. */
    SyncAnswer now(String realmId, SourceConfig source) {
        SyncAnswer answer = start(realmId, source, true);
        if (answer == SyncAnswer.QUEUED) {
            board.hint(source.component(), clock.instant());
        }
        return answer;
    }

    /** The first hint wakes this node; later ones find it noted already. */
    void hint(String realmId, SourceConfig source) {
        if (board.hint(source.component(), clock.instant())) {
            CompletableFuture.delayedExecutor(DEBOUNCE.toMillis(), TimeUnit.MILLISECONDS, executor)
                    .execute(() -> ifDue(realmId, source));
        }
    }

    /** So that it is asked by the next look. */
    void forget(String component) {
        board.forget(component);
    }

    /** Whether asking it does not work, for longer than a moment. */
    boolean failing(SourceConfig source) {
        return state(source).filter(PullState::failing).isPresent();
    }

    Optional<PullState> state(SourceConfig source) {
        return board.state(source.component());
    }

    /** While the product wants to be left alone, or keeps failing, hints do not hurry. */
    private boolean due(SourceConfig source) {
        Instant now = clock.instant();
        Optional<PullState> state = board.state(source.component());
        if (state.filter(s -> now.isBefore(s.next())).isEmpty()) {
            return true;
        }
        boolean mayHurry = state.filter(
                        s -> s.failures() == 0 && !now.isBefore(s.endedAt().plus(LEAST_GAP)))
                .isPresent();
        return mayHurry
                && board.hinted(source.component())
                        .filter(at -> !now.isBefore(at.plus(DEBOUNCE)))
                        .isPresent();
    }

    private SyncAnswer start(String realmId, SourceConfig source, boolean everything) {
        if (!idle.tryAcquire()) {
            return SyncAnswer.QUEUED;
        }
        boolean handed = false;
        try {
            if (!board.claim(source.component())) {
                return SyncAnswer.RUNNING;
            }
            executor.execute(() -> run(realmId, source, everything));
            handed = true;
            return SyncAnswer.STARTED;
        } catch (RejectedExecutionException shuttingDown) {
            board.leave(source.component());
            return SyncAnswer.QUEUED;
        } finally {
            if (!handed) {
                idle.release();
            }
        }
    }

    private void run(String realmId, SourceConfig source, boolean everything) {
        try {
            job.run(realmId, source.alias(), everything);
        } catch (RuntimeException e) {
            LOG.warnf(e, "source %s is asked again by the next run", source.alias());
        } finally {
            idle.release();
            board.leave(source.component());
        }
    }
}

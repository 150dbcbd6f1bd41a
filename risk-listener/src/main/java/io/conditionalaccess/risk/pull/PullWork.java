// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.SignalOutcome;
import io.conditionalaccess.registry.alert.Alert;
import io.conditionalaccess.registry.alert.Alerts;
import io.conditionalaccess.registry.alert.Kind;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.risk.http.AccessTokens;
import io.conditionalaccess.risk.metrics.RiskMetrics;
import io.conditionalaccess.risk.source.SignalSources;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.source.SourceKind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.http.client.HttpClient;
import org.jboss.logging.Logger;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Asks one source once. No transaction is open while an answer is being waited for. */
final class PullWork {
    static final Duration LONGEST_RUN = Duration.ofMinutes(10);
    private static final Logger LOG = Logger.getLogger(PullWork.class);
    /** As many as one request of a sender may have. */
    private static final int TOGETHER = 250;

    private final KeycloakSessionFactory factory;
    private final SignalSources sources;
    private final PullBoard board;
    private final AccessTokens<Access> tokens;
    private final Told told;
    private final Pace pace;
    private final Clock clock;

    PullWork(
            KeycloakSessionFactory factory,
            SignalSources sources,
            PullBoard board,
            AccessTokens<Access> tokens,
            Told told,
            Pace pace,
            Clock clock) {
        this.factory = factory;
        this.sources = sources;
        this.board = board;
        this.tokens = tokens;
        this.told = told;
        this.pace = pace;
        this.clock = clock;
    }

    /** What has to be known before the first question. */
    private record Task(SourceConfig source, Access access, HttpClient client, Duration staleAfter) {
        Duration interval() {
            return access.source().pollInterval();
        }

        /**
         * How long changes may be followed between two whole lists. Half of the time after which a word is told again, so
         * that each word is in time, whenever it was told last.
         */
        Duration wholeFor() {
            return Told.freshFor(staleAfter).dividedBy(2);
        }
    }

    /** @param everything whether also what was told lately is told again */
    void run(String realmId, String alias, boolean everything) {
        Optional<Task> task =
                KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> prepare(session, realmId, alias));
        task.ifPresent(t -> run(realmId, t, everything));
    }

    private Optional<Task> prepare(KeycloakSession session, String realmId, String alias) {
        RealmModel realm = session.realms().getRealm(realmId);
        Optional<RealmPolicy> policy = Optional.ofNullable(realm).flatMap(found -> RealmPolicies.of(session, found));
        if (policy.isEmpty()) {
            return Optional.empty();
        }
        session.getContext().setRealm(realm); // vaults and proxies may be per realm
        Duration stale = policy.flatMap(p -> p.policy().staleAfter())
                .map(limit -> limit.dividedBy(2))
                .orElse(Told.AGAIN_AFTER);
        return sources.find(realm, alias)
                .filter(SourceConfig::enabled)
                .flatMap(source -> source.pull()
                        .map(pull -> new Task(
                                source,
                                access(session, source, pull),
                                session.getProvider(HttpClientProvider.class).getHttpClient(),
                                stale)));
    }

    /** A vault that lacks the secret is like a wrong one: the product will say so. */
    private static Access access(KeycloakSession session, SourceConfig source, SourceKind.Pull pull) {
        return new Access(
                source.component(),
                pull,
                source.clientId().orElse(""),
                pull.secret(session).orElse(""));
    }

    private void run(String realmId, Task task, boolean everything) {
        String component = task.source().component();
        Instant askedAt = clock.instant();
        board.hintTaken(component);
        RowReader reader = new RowReader(task.source().alias(), askedAt);
        VendorApi.Means means = new VendorApi.Means(
                new HttpTransport(task.client(), clock), tokens, pace, d -> Thread.sleep(d.toMillis()), clock);
        VendorApi api = new VendorApi(means, task.access(), askedAt.plus(LONGEST_RUN));
        URI endpoint = task.access().source().endpoint();
        PullRun run =
                new PullRun(api, endpoint, (how, rows) -> tell(realmId, task, reader.read(how, rows), everything));
        Optional<PullState> before = board.state(component);
        Survey survey = new Survey(api, endpoint, run, before.flatMap(PullState::mark));
        Optional<PullFailed> failure =
                ask(task, survey, askedAt, everything ? askedAt : askedAt.minus(task.wholeFor()));
        if (reader.unreadable() > 0) {
            LOG.warnf(
                    "rows were not understood: source=%s rows=%d", task.source().alias(), reader.unreadable());
        }
        end(realmId, task, askedAt, new Seen(run.rows(), survey.mark()), failure);
    }

    private static Optional<PullFailed> ask(Task task, Survey survey, Instant now, Instant wholeSince) {
        try {
            if (task.access().secret().isEmpty()) {
                throw PullFailed.of(PullFailed.Reason.REFUSED, "the vault has no usable secret");
            }
            Connector connector = task.access().connector();
            Optional<Changes> changes =
                    connector.changes().filter(c -> task.access().source().delta());
            if (changes.isPresent()) {
                survey.changed(connector, changes.get(), now, wholeSince);
            } else {
                survey.whole(connector);
            }
            return Optional.empty();
        } catch (PullFailed e) {
            return Optional.of(e);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "a run broke off, the trace is at debug: source=%s: %s",
                    task.source().alias(), e.getClass());
            LOG.debugf(e, "a run broke off: source=%s", task.source().alias());
            return Optional.of(PullFailed.of(PullFailed.Reason.UNEXPECTED, "what was answered could not be stored"));
        }
    }

    private void tell(String realmId, Task task, List<Signal> signals, boolean everything) {
        SourceConfig source = task.source();
        List<Signal> news = signals.stream()
                .filter(signal ->
                        everything || !told.lately(source.component(), source.rights(), signal, task.staleAfter()))
                .toList();
        for (int from = 0; from < news.size(); from += TOGETHER) {
            store(realmId, source, news.subList(from, Math.min(news.size(), from + TOGETHER)));
        }
    }

    private void store(String realmId, SourceConfig source, List<Signal> signals) {
        List<SignalOutcome> outcomes = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            session.getContext().setRealm(realm);
            return DeviceRegistryProvider.of(session).signals().apply(realm, source.alias(), source.rights(), signals);
        });
        for (int i = 0; i < signals.size(); i++) {
            RiskMetrics.signal(source.alias(), outcomes.get(i).status().wire());
            told.told(
                    source.component(),
                    source.rights(),
                    signals.get(i),
                    outcomes.get(i).status());
        }
    }

    /** What a run came to. */
    private record Seen(int rows, Optional<Survey.Mark> mark) {}

    private void end(String realmId, Task task, Instant askedAt, Seen seen, Optional<PullFailed> failure) {
        String component = task.source().component();
        Optional<PullState> before = board.state(component);
        int failures = failure.isEmpty() ? 0 : before.map(PullState::failures).orElse(0) + 1;
        Instant now = clock.instant();
        Duration asked = failure.map(PullFailed::pause).orElse(Duration.ZERO);
        PullState state = new PullState(
                askedAt,
                now,
                failure.isEmpty() ? Optional.of(now) : before.flatMap(PullState::answeredAt),
                failure.map(f -> f.reason().wire()),
                failures,
                seen.rows(),
                now.plus(pace.next(task.interval(), failures, asked)),
                seen.mark());
        board.note(component, state);
        failure.ifPresent(f -> LOG.warnf(
                "source did not answer as a whole: source=%s reason=%s failures=%d: %s",
                task.source().alias(), f.reason().wire(), failures, f.getMessage()));
        announce(realmId, task.source().alias(), before, state);
    }

    private void announce(String realmId, String alias, Optional<PullState> before, PullState state) {
        boolean failsNow = state.failing() && before.filter(PullState::failing).isEmpty();
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm == null) {
                return;
            }
            session.getContext().setRealm(realm);
            if (state.problem().isEmpty()) {
                DeviceRegistryProvider.of(session).sources().heard(realm, alias, state.endedAt());
            } else if (failsNow) {
                Alerts.raise(
                        session,
                        new Alert(
                                Kind.SOURCE_FAILING,
                                realmId,
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(
                                        "source",
                                        alias,
                                        "reason",
                                        state.problem().get())));
            }
        });
    }
}

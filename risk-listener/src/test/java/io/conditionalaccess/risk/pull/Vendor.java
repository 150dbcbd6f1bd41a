// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.risk.MovingClock;
import io.conditionalaccess.risk.http.AccessTokens;
import io.conditionalaccess.risk.source.PullVendor;
import io.conditionalaccess.risk.source.Secret;
import io.conditionalaccess.risk.source.SourceKind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A product without a network: answers in the order given, or by question, and remembers what it was asked. */
final class Vendor implements Transport {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final String TOKEN = "{\"access_token\":\"t-1\",\"expires_in\":3600}";

    private static final URI ENDPOINT = URI.create("https://api.example");

    final List<Question> asked = new ArrayList<>();
    final List<Duration> pauses = new ArrayList<>();
    final List<Signal> signals = new ArrayList<>();
    private final Deque<Function<Question, Answer>> answers = new ArrayDeque<>();
    private final MovingClock clock = new MovingClock(NOW);
    private final AccessTokens<Access> tokens = new AccessTokens<>(clock);

    Vendor answers(String body) {
        return answers(200, body);
    }

    Vendor answers(int status, String body) {
        return answers(new Answer(status, Optional.empty(), body));
    }

    Vendor answers(Answer answer) {
        answers.add(question -> answer);
        return this;
    }

    Vendor isOutOfReach() {
        answers.add(question -> null);
        return this;
    }

    @Override
    public Answer send(Question question, Instant deadline) throws IOException {
        asked.add(question);
        Function<Question, Answer> next = answers.poll();
        Answer answer = next == null ? new Answer(500, Optional.empty(), "") : next.apply(question);
        if (answer == null) {
            throw new IOException("no route");
        }
        return answer;
    }

    /** @return how many rows were read */
    int run(PullVendor vendor) throws PullFailed {
        PullRun run = prepared(vendor);
        run.of(Connector.of(vendor));
        return run.rows();
    }

    PullRun prepared(PullVendor vendor) {
        return prepared(api(vendor));
    }

    private PullRun prepared(VendorApi api) {
        RowReader reader = new RowReader("src", clock.instant());
        return new PullRun(
                api, ENDPOINT, (Ask.Rows how, List<JsonNode> rows) -> signals.addAll(reader.read(how, rows)));
    }

    Survey survey(PullVendor vendor, Optional<Survey.Mark> before) {
        VendorApi api = api(vendor);
        return new Survey(api, ENDPOINT, prepared(api), before);
    }

    private VendorApi api(PullVendor vendor) {
        VendorApi.Means means = new VendorApi.Means(this, tokens, new Pace(() -> 0.5), this::pause, clock);
        return new VendorApi(means, access(vendor), clock.instant().plus(Duration.ofMinutes(10)));
    }

    static Access access(PullVendor vendor) {
        return new Access(
                "component",
                new SourceKind.Pull(
                        vendor,
                        ENDPOINT,
                        Optional.of("contoso"),
                        Optional.empty(),
                        Optional.of(new Secret("s3cret")),
                        Duration.ofMinutes(5),
                        true),
                "client",
                "s3cret");
    }

    List<String> paths() {
        return asked.stream()
                .map(q -> q.uri().getRawPath()
                        + (q.uri().getRawQuery() == null ? "" : "?" + q.uri().getRawQuery()))
                .toList();
    }

    void waits(Duration duration) {
        clock.pass(duration);
    }

    private void pause(Duration duration) {
        pauses.add(duration);
        clock.pass(duration);
    }
}

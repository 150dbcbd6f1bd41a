// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.risk.http.AccessTokens;
import io.conditionalaccess.risk.reading.StrictJson;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One product during one run: shows the token, waits when told to, tries again, and gives up in time. */
final class VendorApi {
    private static final Logger LOG = Logger.getLogger(VendorApi.class);
    /** More than a mapping reads of one row, so that one odd row does not hide its page. */
    private static final StrictJson JSON = new StrictJson(48, 1024 * 1024, 4_000_000);

    private static final int TRIES = 4;
    /** Longer waits are left to the next run. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    /** Code of such an error at Microsoft Graph. */
    private static final String FORGOTTEN = "syncStateNotFound";

    private final Transport transport;
    private final AccessTokens<Access> tokens;
    private final Access access;
    private final Pace pace;
    private final Pause pause;
    private final Clock clock;
    private final Instant deadline;

    /** How a run waits. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    /** What a run needs besides its access. */
    record Means(Transport transport, AccessTokens<Access> tokens, Pace pace, Pause pause, Clock clock) {}

    VendorApi(Means means, Access access, Instant deadline) {
        this.transport = means.transport();
        this.tokens = means.tokens();
        this.pace = means.pace();
        this.pause = means.pause();
        this.clock = means.clock();
        this.access = access;
        this.deadline = deadline;
    }

    /** @throws PullFailed if there is no good answer in time */
    JsonNode ask(Question question) throws PullFailed {
        return body(authorized(question));
    }

    /** Empty if what was asked for does not exist. */
    Optional<JsonNode> find(Question question) throws PullFailed {
        Answer answer = authorized(question);
        return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(body(answer));
    }

    /** Empty if the product has forgotten the place from which it is asked to go on; it says so in either way. */
    Optional<JsonNode> goOn(Question question) throws PullFailed {
        Answer answer = authorized(question);
        boolean forgotten = answer.status() == GONE
                || (!answer.good()
                        && JSON.read(answer.body())
                                .root()
                                .filter(root -> FORGOTTEN.equalsIgnoreCase(
                                        root.at("/error/code").asText("")))
                                .isPresent());
        return forgotten ? Optional.empty() : Optional.of(body(answer));
    }

    /** A token may have been withdrawn before its time, so one refusal is worth a new one. */
    private Answer authorized(Question question) throws PullFailed {
        Answer answer = send(question.with(Map.of("Authorization", access.header(token()))));
        if (answer.status() == UNAUTHORIZED && access.tokenRequest().isPresent()) {
            tokens.drop(access);
            answer = send(question.with(Map.of("Authorization", access.header(token()))));
        }
        if (answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN) {
            tokens.drop(access);
            throw PullFailed.of(
                    PullFailed.Reason.REFUSED, "the product answered " + answer.status() + " to " + question);
        }
        return answer;
    }

    private String token() throws PullFailed {
        Optional<Question> request = access.tokenRequest();
        if (request.isEmpty()) {
            return access.secret();
        }
        Optional<String> known = tokens.get(access);
        if (known.isPresent()) {
            return known.get();
        }
        Answer answer = send(request.get());
        if (answer.status() >= BAD_REQUEST && answer.status() < 500) {
            throw PullFailed.of(
                    PullFailed.Reason.REFUSED, "no token: " + request.get() + " answered " + answer.status());
        }
        return tokens.keep(access, body(answer))
                .orElseThrow(() ->
                        PullFailed.of(PullFailed.Reason.UNEXPECTED, "no token in the answer of " + request.get()));
    }

    private static JsonNode body(Answer answer) throws PullFailed {
        if (!answer.good()) {
            throw PullFailed.of(PullFailed.Reason.UNEXPECTED, "the product answered " + answer.status());
        }
        return JSON.read(answer.body())
                .root()
                .orElseThrow(() ->
                        PullFailed.of(PullFailed.Reason.UNEXPECTED, "the answer is not JSON, or too deep or long"));
    }

    private Answer send(Question question) throws PullFailed {
        for (int attempt = 0; ; attempt++) {
            Optional<Answer> answer = attempt(question);
            if (answer.filter(a -> !a.worthAnotherTry()).isPresent()) {
                return answer.get();
            }
            Duration wait = answer.flatMap(a -> RetryAfter.read(a.retryAfter(), clock.instant()))
                    .orElse(Duration.ZERO);
            Duration pausing = wait.isZero() ? pace.retry(attempt) : wait;
            boolean inTime = clock.instant().plus(pausing).isBefore(deadline);
            if (attempt + 1 == TRIES || pausing.compareTo(LONGEST_PAUSE) > 0 || !inTime) {
                throw givenUp(question, answer, wait);
            }
            LOG.debugf("asked again in %s: %s", pausing, question);
            rest(pausing);
        }
    }

    private Optional<Answer> attempt(Question question) throws PullFailed {
        if (!clock.instant().isBefore(deadline)) {
            throw PullFailed.of(PullFailed.Reason.TOO_SLOW, "the run took too long");
        }
        try {
            return Optional.of(transport.send(question, deadline));
        } catch (IOException e) {
            LOG.debugf("no answer: %s: %s", question, e);
            return Optional.empty();
        }
    }

    private static PullFailed givenUp(Question question, Optional<Answer> answer, Duration wait) {
        if (answer.filter(a -> a.status() == TOO_MANY_REQUESTS).isPresent()) {
            return PullFailed.of(PullFailed.Reason.RATE_LIMITED, "too many requests at " + question, wait);
        }
        return PullFailed.of(
                PullFailed.Reason.UNREACHABLE,
                answer.map(a -> "answered " + a.status()).orElse("no answer") + ": " + question,
                wait);
    }

    private void rest(Duration duration) throws PullFailed {
        try {
            pause.of(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PullFailed.of(PullFailed.Reason.TOO_SLOW, "the server is stopping");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.pull.PullProvider;
import io.conditionalaccess.risk.mapping.Mapped;
import io.conditionalaccess.risk.reading.Item;
import io.conditionalaccess.risk.reading.Reading;
import io.conditionalaccess.risk.reading.SignalReader;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.source.SourceKind;
import io.conditionalaccess.risk.webhook.GraphValidation;
import io.conditionalaccess.risk.webhook.HandshakeAnswer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** {@code POST /realms/{realm}/risk-signals/{source}}. Cheap checks come first, and nothing is parsed for strangers unless the proof is inside. */
public final class RiskSignalsResource {
    private static final Logger LOG = Logger.getLogger(RiskSignalsResource.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int MAX_LOGGED = 64;

    private final KeycloakSession session;
    private final IntakeLimits limits;

    RiskSignalsResource(KeycloakSession session, IntakeLimits limits) {
        this.session = session;
        this.limits = limits;
    }

    @POST
    @Path("{source}")
    public Response receive(@PathParam("source") String alias, InputStream body) {
        Instant receivedAt = Instant.now();
        try {
            Optional<Response> refusal = doorstep();
            return refusal.isPresent() ? refusal.get() : receive(alias, body, receivedAt);
        } catch (IOException e) {
            LOG.debugf("signal body broke off: source=%s", printable(alias));
            return Problem.badRequest("the body could not be read", List.of());
        } catch (RuntimeException e) {
            // Nothing was acknowledged, so the sender keeps it. Usually the database. One line, since an outage fails
            // each request, and no message, since those of databases repeat what was to be stored.
            LOG.errorf("signal not stored, the trace is at debug: source=%s: %s", printable(alias), e.getClass());
            LOG.debugf(e, "signal not stored: source=%s", printable(alias));
            return Problem.unavailable(RETRY);
        }
    }

    /** Okta asks so before it sends anything. */
    @GET
    @Path("{source}")
    public Response asked(@PathParam("source") String alias) {
        return asked(() -> Handshakes.get(named(alias), headers()), Problem::methodNotAllowed);
    }

    /** Senders of CloudEvents ask so. */
    @OPTIONS
    @Path("{source}")
    public Response options(@PathParam("source") String alias) {
        return asked(
                () -> Handshakes.options(named(alias), headers()),
                () -> Response.noContent().header(HttpHeaders.ALLOW, "POST").build());
    }

    private Response asked(Supplier<Optional<HandshakeAnswer>> question, Supplier<Response> otherwise) {
        try {
            return doorstep()
                    .orElseGet(() ->
                            question.get().map(RiskSignalsResource::answer).orElseGet(otherwise));
        } catch (RuntimeException e) {
            LOG.debug("handshake not answered", e);
            return Problem.unavailable(RETRY);
        }
    }

    private static Response answer(HandshakeAnswer answer) {
        Response.ResponseBuilder response = Response.status(HandshakeAnswer.STATUS)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        answer.headers().forEach(response::header);
        return answer.body().isEmpty()
                ? response.build()
                : response.type(answer.contentType()).entity(answer.body()).build();
    }

    private Headers headers() {
        return new Headers(session.getContext().getHttpRequest().getHttpHeaders()::getRequestHeader);
    }

    private Optional<String> validationToken() {
        return Optional.ofNullable(
                session.getContext().getUri().getQueryParameters().getFirst(GraphValidation.PARAMETER));
    }

    /** Keycloak checks neither for resources that extensions add. */
    private Optional<Response> doorstep() {
        RealmModel realm = session.getContext().getRealm();
        if (!realm.isEnabled()) {
            return Optional.of(Problem.forbidden("the realm is disabled"));
        }
        if (realm.getSslRequired().isRequired(session.getContext().getConnection()) && !https()) {
            return Optional.of(Problem.forbidden("HTTPS is required"));
        }
        Duration blocked = limits.addresses().blocked(address());
        return blocked.isZero() ? Optional.empty() : Optional.of(Problem.tooMany(blocked));
    }

    private boolean https() {
        return "https".equals(session.getContext().getUri().getBaseUri().getScheme());
    }

    private Response receive(String alias, InputStream stream, Instant receivedAt) throws IOException {
        Headers headers = headers();
        Optional<byte[]> body = RequestBody.read(stream, headers.one(HttpHeaders.CONTENT_LENGTH));
        if (body.isEmpty()) {
            return Problem.tooLarge(RequestBody.MAX_BYTES);
        }
        Optional<String> type = headers.one(HttpHeaders.CONTENT_TYPE);
        if (SetPush.isSet(type)) {
            return push(alias, headers, body.get(), receivedAt);
        }
        Optional<SourceConfig> named = named(alias);
        Optional<HandshakeAnswer> handshake = Handshakes.post(named, headers, validationToken(), body.get());
        if (handshake.isPresent()) {
            return answer(handshake.get());
        }
        if (!RequestBody.isJson(type) && !(Handshakes.cloudEvents(named) && RequestBody.isCloudEvents(type))) {
            return Problem.mediaType();
        }
        Optional<SourceConfig> source =
                limits.authentication().authenticate(session, named, headers, body.get(), receivedAt);
        if (source.isEmpty()) {
            limits.addresses().failed(address());
            LOG.debugf("signal refused: source=%s known=%s", printable(alias), named.isPresent());
            return Problem.unauthorized();
        }
        Duration wait = limits.rates().take(source.get());
        return wait.isZero() ? store(source.get(), body.get(), receivedAt) : Problem.tooMany(wait);
    }

    /** Sources of other kinds do not get tokens: they are answered like unknown ones. */
    private Response push(String alias, Headers headers, byte[] body, Instant receivedAt) {
        Optional<SourceConfig> source = named(alias).filter(SourceConfig::enabled);
        if (source.isPresent() && source.get().kind() instanceof SourceKind.Ssf config) {
            SetPush.Answer answer =
                    limits.push().receive(session, source.get(), config, headers, body, limits.rates(), receivedAt);
            if (answer.stranger()) {
                limits.addresses().failed(address());
            }
            return answer.response();
        }
        limits.addresses().failed(address());
        return Problem.unauthorized();
    }

    /** A realm that does not take part has no sources, whatever components it holds: nothing is recorded there. */
    private Optional<SourceConfig> named(String alias) {
        RealmModel realm = session.getContext().getRealm();
        return RealmPolicies.of(session, realm)
                .flatMap(policy -> limits.sources().find(realm, alias));
    }

    private Response store(SourceConfig source, byte[] body, Instant receivedAt) {
        if (source.kind() instanceof SourceKind.Pull) {
            return hint(source);
        }
        DeviceRegistryProvider.of(session).sources().heard(session.getContext().getRealm(), source.alias(), receivedAt);
        if (source.kind() instanceof SourceKind.Mapped kind) {
            Mapped mapped = kind.mapping().apply(body, source.alias(), receivedAt);
            return store(source, mapped.reading(), OptionalInt.of(mapped.ignored()), receivedAt);
        }
        return store(source, SignalReader.read(body, source.alias(), receivedAt), OptionalInt.empty(), receivedAt);
    }

    /** @param ignored elements of a vendor's body that say nothing about a device */
    private Response store(SourceConfig source, Reading reading, OptionalInt ignored, Instant receivedAt) {
        if (reading instanceof Reading.Unreadable unreadable) {
            return Problem.badRequest("expected a signal, or an array of signals", List.of(unreadable.error()));
        }
        Reading.Items read = (Reading.Items) reading;
        if (read.single() && read.items().get(0) instanceof Item.Invalid invalid) {
            return Problem.badRequest("the signal is invalid", invalid.errors());
        }
        return Response.accepted(new Intake(session, source, receivedAt).store(read.items(), ignored))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** Whatever it says is looked up at the product itself, so nothing of it is read or kept. */
    private Response hint(SourceConfig source) {
        PullProvider.of(session).hint(session.getContext().getRealm(), source.alias());
        return Response.accepted(Results.of(List.of(), OptionalInt.empty()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private String address() {
        return Optional.ofNullable(session.getContext().getConnection().getRemoteAddr())
                .orElse("");
    }

    /** Strangers choose it, so it could forge lines of the log. */
    private static String printable(String alias) {
        return alias.substring(0, Math.min(alias.length(), MAX_LOGGED)).replaceAll("[^a-z0-9._-]", "?");
    }
}

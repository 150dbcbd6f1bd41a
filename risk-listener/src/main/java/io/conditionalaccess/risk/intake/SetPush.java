// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.source.SourceKind;
import io.conditionalaccess.risk.ssf.SetReception;
import io.conditionalaccess.risk.ssf.peer.Transmitters;
import io.conditionalaccess.risk.ssf.set.KeysUnavailable;
import io.conditionalaccess.risk.ssf.set.RefusedSet;
import io.conditionalaccess.risk.ssf.set.SecurityEvent;
import io.conditionalaccess.risk.ssf.set.SetError;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;

/** Takes Security Event Tokens that a transmitter pushes (RFC 8935). */
final class SetPush {
    private static final Logger LOG = Logger.getLogger(SetPush.class);
    private static final Duration RETRY = Duration.ofSeconds(15);
    private static final String MEDIA_TYPE = "application/secevent+jwt";
    /** Those that a stranger gets. */
    private static final Set<SetError> STRANGE =
            Set.of(SetError.INVALID_KEY, SetError.INVALID_ISSUER, SetError.AUTHENTICATION_FAILED);

    private final SetReception reception = new SetReception(new Transmitters(Clock.systemUTC()));

    /** What a push came to; a stranger's counts against its address. */
    record Answer(Response response, boolean stranger) {}

    /** RFC 8935, section 2.3. */
    record Refusal(
            @JsonProperty("err") String error,
            @JsonProperty("description") String description) {}

    static boolean isSet(Optional<String> contentType) {
        return contentType
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(MEDIA_TYPE::equals)
                .isPresent();
    }

    Answer receive(
            KeycloakSession session,
            SourceConfig source,
            SourceKind.Ssf config,
            Headers headers,
            byte[] body,
            SourceRates rates,
            Instant now) {
        try {
            if (config.bearerExpected() && !SourceAuthentication.showsBearer(session, source, headers)) {
                throw new RefusedSet(SetError.AUTHENTICATION_FAILED, "expected the stream's authorization header");
            }
            SecurityEvent event = reception.read(session, config, body, now);
            Duration wait = rates.take(source);
            if (!wait.isZero()) {
                return new Answer(Problem.tooMany(wait), false);
            }
            reception.act(session, source, config, event, now);
            return new Answer(accepted(session), false);
        } catch (RefusedSet refused) {
            LOG.debugf("token refused: source=%s: %s", source.alias(), refused.getMessage());
            return new Answer(refusal(refused), STRANGE.contains(refused.error()));
        } catch (KeysUnavailable unavailable) {
            return new Answer(Problem.unavailable(RETRY), false);
        }
    }

    /** Without a body, and so without a media type, which Keycloak otherwise takes for a mistake. */
    private static Response accepted(KeycloakSession session) {
        session.getProvider(SecurityHeadersProvider.class).options().allowEmptyContentType();
        return Response.accepted().build();
    }

    private static Response refusal(RefusedSet refused) {
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, "en")
                .entity(new Refusal(refused.error().wire(), refused.description()))
                .build();
    }
}

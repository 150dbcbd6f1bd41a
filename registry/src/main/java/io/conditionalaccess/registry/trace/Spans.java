// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.tracing.TracingProvider;

/**
 * Spans in the traces that Keycloak sends where its administrator wants them ({@code --tracing-enabled=true}). They hold
 * the source and the ids that it gave its signals, and neither devices nor people. Without tracing they are nothing.
 */
public final class Spans {
    private static final String TRACER = "io.conditionalaccess";
    private static final AttributeKey<String> SOURCE = AttributeKey.stringKey("conditional_access.source");
    private static final AttributeKey<List<String>> SIGNALS =
            AttributeKey.stringArrayKey("conditional_access.signal_ids");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final Tracer tracer;

    private Spans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Good for longer than the session. */
    public static Spans of(KeycloakSession session) {
        return new Spans(session.getProvider(TracingProvider.class).getTracer(TRACER));
    }

    /** @param ids of the signals at hand; asked only if somebody wants to know */
    public <T> T in(Step step, Context parent, String source, Supplier<List<String>> ids, Supplier<T> work) {
        Span span = tracer.spanBuilder(step.span()).setParent(parent).startSpan();
        if (span.isRecording()) {
            span.setAttribute(SOURCE, source);
            span.setAttribute(SIGNALS, ids.get());
        }
        try {
            return parent.with(span).wrapSupplier(work).get();
        } catch (RuntimeException e) {
            // No message, since those of databases repeat what was to be stored.
            span.setStatus(StatusCode.ERROR);
            span.setAttribute(ERROR, e.getClass().getName());
            throw e;
        } finally {
            span.end();
        }
    }
}

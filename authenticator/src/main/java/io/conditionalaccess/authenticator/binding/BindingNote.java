// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.conditionalaccess.core.decision.Identity;
import java.util.Optional;
import java.util.UUID;

/**
 * What a user session remembers of the device that it was bound to, as a private session note:
 * {@code {"v":1,"d":"<uuid or empty>","m":"<method or none>","e":<epoch>}}.
 *
 * @param device empty if no device was recognised
 * @param method that recognised it, or {@link #NO_METHOD}
 * @param epoch of the device at that time; 0 without a device
 */
public record BindingNote(Optional<UUID> device, String method, long epoch) {
    /** Key of the note. Nobody else may write it; whoever does is overwritten when a login completes. */
    public static final String KEY = "conditional-access.binding";

    public static final String NO_METHOD = "none";

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Ours are shorter. */
    private static final int MAX_REMEMBERED = 256;

    /** Each request of a session reads its note, twice where tokens name the device. */
    private static final LoadingCache<String, BindingNote> READ =
            Caffeine.newBuilder().maximumSize(10_000).build(BindingNote::read);

    public static BindingNote of(Identity identity) {
        return identity instanceof Identity.Recognised recognised
                ? new BindingNote(
                        Optional.of(recognised.device().uuid()),
                        recognised.method(),
                        recognised.device().epoch())
                : new BindingNote(Optional.empty(), NO_METHOD, 0);
    }

    /** A note that cannot be read is that of an unknown device: treating it as absent would unbind the session. */
    public static BindingNote parse(String text) {
        return text.length() <= MAX_REMEMBERED ? READ.get(text) : read(text);
    }

    private static BindingNote read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            boolean readable = json.path("v").asInt() == VERSION
                    && json.path("d").isTextual()
                    && json.path("m").isTextual()
                    && json.path("e").isIntegralNumber();
            return readable ? read(json) : unreadable();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return unreadable();
        }
    }

    private static BindingNote read(JsonNode json) {
        String device = json.path("d").textValue();
        return new BindingNote(
                device.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(device)),
                json.path("m").textValue(),
                json.path("e").longValue());
    }

    private static BindingNote unreadable() {
        return new BindingNote(Optional.empty(), NO_METHOD, 0);
    }

    /** Whether an earlier note of the same login may stand where this one would be written now. */
    boolean continues(BindingNote earlier) {
        return device.equals(earlier.device) && method.equals(earlier.method) && earlier.epoch <= epoch;
    }

    public String format() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("v", VERSION)
                .put("d", device.map(UUID::toString).orElse(""))
                .put("m", method)
                .put("e", epoch)
                .toString();
    }
}

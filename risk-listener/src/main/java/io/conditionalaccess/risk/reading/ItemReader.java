// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.posture.Stage;
import io.conditionalaccess.core.signal.Claim;
import io.conditionalaccess.core.signal.Flag;
import io.conditionalaccess.core.signal.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one item for one source. Every flaw is reported, not only the first. */
final class ItemReader {
    private static final String ID = "id";
    private static final String FINDING = "finding";
    private static final String OBSERVED_AT = "observed_at";
    private static final String EXPIRES_AT = "expires_at";
    private static final String REMEDIATION = "remediation";
    private static final String USER = "user";
    private static final Set<String> MEMBERS = Set.of(
            ID,
            DeviceReader.DEVICE,
            FINDING,
            ClaimsReader.RISK,
            ClaimsReader.COMPLIANCE,
            ClaimsReader.GRACE_UNTIL,
            OBSERVED_AT,
            EXPIRES_AT,
            REMEDIATION,
            USER,
            DetailReader.REASON,
            DetailReader.EVIDENCE);

    private static final int MAX_USER = 255;

    private final String source;
    private final Instant receivedAt;

    ItemReader(String source, Instant receivedAt) {
        this.source = source;
        this.receivedAt = receivedAt;
    }

    Item read(JsonNode node, String pointer) {
        if (!(node instanceof ObjectNode object)) {
            return new Item.Invalid(Optional.empty(), List.of(FieldError.of(pointer, "expected an object")));
        }
        return read(object, pointer, ContentHash.of(object));
    }

    /** @param contentHash tells this item from another one with the same id */
    Item read(ObjectNode object, String pointer, String contentHash) {
        List<FieldError> errors = new ArrayList<>();
        Fields item = new Fields(object, pointer, errors);
        item.only(MEMBERS);
        Optional<String> id = required(item, ID, item.name(ID, Signal.MAX_ID_LENGTH));
        DeviceReader.Device device = DeviceReader.read(item, source);
        Optional<String> finding = item.name(FINDING, ObservationKey.MAX_FINDING_LENGTH);
        List<Claim> claims = ClaimsReader.read(item);
        Optional<Instant> observed = required(item, OBSERVED_AT, Times.read(item, OBSERVED_AT));
        Optional<Instant> expires = expiry(item, observed);
        Optional<Stage> stage = stage(item);
        Optional<String> user = item.name(USER, MAX_USER);
        DetailReader.Read detail = DetailReader.read(item);
        if (!errors.isEmpty() || id.isEmpty() || observed.isEmpty()) {
            return new Item.Invalid(id, errors);
        }
        Instant observedAt = observed.get().isAfter(receivedAt) ? receivedAt : observed.get();
        EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
        if (!observedAt.equals(observed.get())) {
            flags.add(Flag.OBSERVED_AT_CLAMPED);
        }
        if (detail.truncated()) {
            flags.add(Flag.TEXT_TRUNCATED);
        }
        return new Item.Valid(new Signal(
                id.get(),
                contentHash,
                device.id(),
                device.aliases(),
                finding,
                claims,
                observedAt,
                expires,
                stage,
                user,
                detail.detail(),
                flags));
    }

    /** Says that it is missing, unless something else was wrong with it. */
    private static <T> Optional<T> required(Fields item, String name, Optional<T> value) {
        if (!item.has(name)) {
            item.error(name, "required");
        }
        return value;
    }

    /** Compared with the time as sent: the sender's clock may be ahead, but it is one clock. */
    private static Optional<Instant> expiry(Fields item, Optional<Instant> observed) {
        Optional<Instant> expires = Times.read(item, EXPIRES_AT);
        boolean early =
                expires.flatMap(e -> observed.filter(o -> !e.isAfter(o))).isPresent();
        if (early) {
            item.error(
                    EXPIRES_AT,
                    "expected a time after observed_at",
                    expires.get().toString());
        }
        return expires;
    }

    private static Optional<Stage> stage(Fields item) {
        Optional<String> said = item.text(REMEDIATION);
        Optional<Stage> stage = said.flatMap(Stage::ofWire);
        if (said.isPresent() && stage.isEmpty()) {
            String allowed = String.join(
                    ", ", Arrays.stream(Stage.values()).map(Stage::wire).toList());
            item.error(REMEDIATION, "expected one of " + allowed, said.get());
        }
        return stage;
    }
}

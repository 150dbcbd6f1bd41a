// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Quarantine;
import io.conditionalaccess.core.device.Tag;
import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.Detail;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.registry.DeviceView;
import io.conditionalaccess.registry.DeviceView.KnownAlias;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A laptop, and what is said about it. */
final class Fixtures {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final UUID LAPTOP = UUID.fromString("11111111-2222-3333-4444-555555555555");
    static final String ALICE = "user-id-of-alice";

    private Fixtures() {}

    static DeviceView laptop(List<Observation> observations) {
        return laptop(observations, Optional.empty());
    }

    static DeviceView laptop(List<Observation> observations, Optional<Quarantine> quarantine) {
        return new DeviceView(
                new DeviceFacts(
                        LAPTOP,
                        new DeviceId("Alice-Laptop"),
                        Optional.of("Laptop of Alice"),
                        Optional.empty(),
                        Set.of(ALICE, "user-id-of-somebody-gone"),
                        0,
                        quarantine,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        observations,
                        7),
                Set.of(new Tag("site-berlin"), new Tag("lab")),
                List.of(
                        new KnownAlias(new Alias(AliasType.SERIAL, Alias.NO_SCOPE, "C02X"), KnownAlias.ADMIN),
                        new KnownAlias(new Alias(AliasType.AGENT_ID, "edr", "agent-1"), "edr")),
                Optional.empty());
    }

    static Optional<String> username(String userId) {
        return Optional.ofNullable(Map.of(ALICE, "alice").get(userId));
    }

    static Optional<String> userId(String username) {
        return Optional.ofNullable(Map.of("alice", ALICE).get(username));
    }

    static Observation said(ObservationKey key, Level level, String at) {
        return Observation.first(key, assertion(Optional.of(level), false, at));
    }

    static Assertion assertion(Optional<Level> level, boolean closed, String at) {
        return new Assertion(
                level, closed, Instant.parse(at), Optional.empty(), Optional.empty(), Optional.empty(), Detail.NONE);
    }

    static ObjectNode body(String json) {
        return Json.readObject(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Golden JSON is written with single quotes. */
    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"').replaceAll("\n\\s*", "");
    }
}

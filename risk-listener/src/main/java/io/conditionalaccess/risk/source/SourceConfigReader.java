// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.core.signal.DeviceScope;
import io.conditionalaccess.core.signal.SourceRights;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.keycloak.component.ComponentModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Reads a source from its component, with everything that can be checked without looking at other components. */
final class SourceConfigReader {
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private static final int MAX_TERMS = 32;
    private static final int MAX_RATE = 10_000_000;
    private static final Duration SHORTEST_HEARTBEAT = Duration.ofMinutes(1);
    private static final Duration LONGEST_HEARTBEAT = Duration.ofDays(30);

    private SourceConfigReader() {}

    /**
     * @throws InvalidSetting naming the first key that is wrong
     */
    static SourceConfig read(ComponentModel model) {
        Settings settings = new Settings(model.getConfig());
        KindOfSource kind = KindOfSource.of(model.getProviderId());
        settings.only(
                kind.properties().stream().map(ProviderConfigProperty::getName).toList());
        SourceKind own = kind.read().apply(settings);
        Proof proof = ProofReader.read(settings, kind.auth());
        return new SourceConfig(
                Optional.ofNullable(model.getId()).orElse(""),
                alias(Optional.ofNullable(model.getName()).orElse("")),
                own,
                settings.flag(SourceKeys.ENABLED).orElse(true),
                proof,
                settings.choice(ProofKeys.HANDSHAKE, Handshake.words(), Handshake::ofWire),
                settings.text(SourceKeys.CLIENT_ID),
                rights(settings, own.asked() || !proof.replayable()),
                settings.number(SourceKeys.RATE_PER_MINUTE, SourceKeys.DEFAULT_RATE, 1, MAX_RATE),
                settings.duration(SourceKeys.HEARTBEAT, SHORTEST_HEARTBEAT, LONGEST_HEARTBEAT)
                        .or(own::usualHeartbeat));
    }

    private static String alias(String name) {
        if (!ALIAS.matcher(name).matches()) {
            throw InvalidSetting.of(
                    "name",
                    "1 to 64 lower-case letters, digits, dots, dashes and underscores, beginning with a letter or digit",
                    name);
        }
        if (name.equals(ObservationKey.OPERATOR)) {
            throw InvalidSetting.of("name", "any alias but the reserved one", name);
        }
        return name;
    }

    private static SourceRights rights(Settings settings, boolean mayClearByDefault) {
        return new SourceRights(
                settings.choice(
                                SourceKeys.MAX_RISK,
                                Arrays.stream(RiskLevel.values())
                                        .map(RiskLevel::wire)
                                        .toList(),
                                RiskLevel::ofWire)
                        .orElse(RiskLevel.HIGH),
                settings.flag(SourceKeys.MAY_CLEAR).orElse(mayClearByDefault),
                settings.flag(SourceKeys.MAY_CREATE_DEVICES).orElse(false),
                trustedAliases(settings),
                devices(settings));
    }

    private static DeviceScope devices(Settings settings) {
        List<String> said = settings.all(SourceKeys.DEVICES);
        if (said.size() > MAX_TERMS) {
            throw InvalidSetting.of(SourceKeys.DEVICES, "expected at most " + MAX_TERMS + " terms");
        }
        return new DeviceScope(said.stream()
                .map(term -> DeviceScope.Term.of(term)
                        .orElseThrow(() -> InvalidSetting.of(
                                SourceKeys.DEVICES, "terms such as id:lab-*, platform:windows or tag:lab", term)))
                .toList());
    }

    private static Set<AliasType> trustedAliases(Settings settings) {
        EnumSet<AliasType> types = EnumSet.noneOf(AliasType.class);
        for (String value : settings.all(SourceKeys.TRUSTED_ALIASES)) {
            types.add(AliasType.ofWire(value)
                    .filter(AliasType::strong)
                    .orElseThrow(() -> InvalidSetting.of(
                            SourceKeys.TRUSTED_ALIASES, "any of " + String.join(", ", SourceKeys.TRUSTABLE), value)));
        }
        return types;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.trial;

import io.conditionalaccess.registry.trial.DryRun.Flaw;
import io.conditionalaccess.registry.trial.SignalTrialProvider;
import io.conditionalaccess.risk.mapping.KnownMappings;
import io.conditionalaccess.risk.mapping.Mapping;
import io.conditionalaccess.risk.source.SignalSources;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.source.SourceKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Takes a body through a mapping and tells what was seen on the way. */
final class SignalTrial implements SignalTrialProvider {
    /** In place of an alias, which only scopes identifiers. */
    private static final String NOBODY = "dry-run";

    private final SignalSources sources;

    SignalTrial(SignalSources sources) {
        this.sources = sources;
    }

    @Override
    public Outcome tryOut(RealmModel realm, Optional<String> mapping, Optional<String> source, byte[] body) {
        Optional<SourceConfig> named = source.flatMap(alias -> sources.find(realm, alias));
        if (named.isEmpty() && source.isPresent()) {
            return refused("/source", "expected the alias of a source of this realm", source);
        }
        Optional<Mapping.Parsed> parsed = mapping.map(KnownMappings::of).or(() -> named.flatMap(SignalTrial::own));
        if (parsed.isEmpty()) {
            return refused("/mapping", "required, unless a source of kind mapping is named", Optional.empty());
        }
        if (parsed.get() instanceof Mapping.Parsed.Faulty faulty) {
            return new Outcome.Refused(faulty.errors().stream()
                    .map(e -> new Flaw("/mapping" + e.pointer(), e.detail(), e.value()))
                    .toList());
        }
        Mapping usable = ((Mapping.Parsed.Usable) parsed.get()).mapping();
        return new Outcome.Tried(usable.dryRun(body, source.orElse(NOBODY), Instant.now()));
    }

    private static Optional<Mapping.Parsed> own(SourceConfig source) {
        return source.kind() instanceof SourceKind.Mapped mapped
                ? Optional.of(new Mapping.Parsed.Usable(mapped.mapping()))
                : Optional.empty();
    }

    private static Outcome refused(String pointer, String detail, Optional<String> value) {
        return new Outcome.Refused(List.of(new Flaw(pointer, detail, value)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.trial;

import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Tries out a mapping. Nothing is stored. */
public interface SignalTrialProvider extends Provider {

    /** What came of it. */
    sealed interface Outcome {

        /** The body was taken through the mapping, whatever that made of it. */
        record Tried(DryRun run) implements Outcome {}

        /**
         * There is no such mapping or source.
         *
         * @param flaws their pointers begin with {@code /mapping} or {@code /source}
         */
        record Refused(List<DryRun.Flaw> flaws) implements Outcome {

            public Refused {
                flaws = List.copyOf(flaws);
            }
        }
    }

    /**
     * @param mapping a name or JSON; that of the source if empty
     * @param source alias of the source that would send the body
     */
    Outcome tryOut(RealmModel realm, Optional<String> mapping, Optional<String> source, byte[] body);

    @Override
    default void close() {
        // Holds nothing.
    }
}

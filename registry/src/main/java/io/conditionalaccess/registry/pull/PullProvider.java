// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.pull;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Sources that are asked rather than tell. Get it with {@link #of}. */
public interface PullProvider extends Provider {

    static PullProvider of(KeycloakSession session) {
        return session.getProvider(PullProvider.class);
    }

    /** Asks a source about everything, now and not when it is due. Returns before the answers are there. */
    SyncAnswer sync(RealmModel realm, String source);

    /** Something may have changed at a source: it is asked soon. Many hints within seconds are one question. */
    void hint(RealmModel realm, String source);

    /** A source is being saved: once that is committed it is asked, whatever was wrong with asking it before. */
    void saved(RealmModel realm, String component);

    /** Whether a source has what it takes to ask it; empty for sources that are not asked. */
    Optional<Boolean> configured(RealmModel realm, String source);

    /** How asking a source went; empty if it was not asked since the servers started. */
    Optional<PullHealth> health(RealmModel realm, String source);
}

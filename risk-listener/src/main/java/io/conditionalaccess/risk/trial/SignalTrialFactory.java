// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.trial;

import io.conditionalaccess.registry.trial.SignalTrialProvider;
import io.conditionalaccess.registry.trial.SignalTrialProviderFactory;
import io.conditionalaccess.risk.source.SignalSources;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Makes {@link SignalTrial}s. */
public final class SignalTrialFactory implements SignalTrialProviderFactory {
    private final SignalSources sources = new SignalSources();

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public SignalTrialProvider create(KeycloakSession session) {
        return new SignalTrial(sources);
    }

    @Override
    public void init(Config.Scope config) {
        // No server options.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Nothing to prepare.
    }

    @Override
    public void close() {
        // Holds nothing that needs closing.
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.peer;

import io.conditionalaccess.risk.source.SourceKind;
import io.conditionalaccess.risk.ssf.set.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.jose.jwk.JSONWebKeySet;
import org.keycloak.jose.jwk.JWK;
import org.keycloak.util.JWKSUtils;
import org.keycloak.util.JsonSerialization;

/** A transmitter's metadata and keys as they were when they were fetched. */
record Snapshot(TransmitterMetadata metadata, Map<String, SigningKey> keys) {
    private static final String NAME = "ssf-configuration";
    private static final int MAX_KEYS = 100;

    Snapshot {
        keys = Map.copyOf(keys);
    }

    /** The addresses come from the configuration, and from the document found there. */
    static Snapshot fetch(PeerHttp http, SourceKind.Ssf config) throws IOException {
        List<URI> addresses =
                config.transmitter().map(List::of).orElseGet(() -> WellKnown.addresses(config.issuer(), NAME));
        WellKnown.Document document = WellKnown.fetch(http, addresses);
        TransmitterMetadata metadata = TransmitterMetadata.read(document.json(), document.from(), config.issuer());
        String published =
                http.get(metadata.jwks(), Optional.empty()).expect(200).body();
        return new Snapshot(metadata, keys(published));
    }

    /** By key id, as in a key set (RFC 7517, section 5); those without one, or meant to encrypt, are left out. */
    static Map<String, SigningKey> keys(String json) throws IOException {
        JSONWebKeySet set = JsonSerialization.readValue(json, JSONWebKeySet.class);
        if (set == null || set.getKeys() == null || set.getKeys().length > MAX_KEYS) {
            throw new IOException("expected a key set of at most " + MAX_KEYS + " keys");
        }
        Map<String, SigningKey> keys = new HashMap<>();
        for (JWK jwk : set.getKeys()) {
            Optional<KeyWrapper> key = read(jwk).filter(k -> k.getKid() != null && k.getUse() != KeyUse.ENC);
            if (key.isPresent() && key.get().getPublicKey() instanceof PublicKey publicKey) {
                keys.put(
                        key.get().getKid(),
                        new SigningKey(publicKey, Optional.ofNullable(key.get().getAlgorithm())));
            }
        }
        return keys;
    }

    /** One that is of an unknown kind or broken does not cost the others. */
    private static Optional<KeyWrapper> read(JWK jwk) {
        try {
            return Optional.ofNullable(JWKSUtils.getKeyWrapper(jwk));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}

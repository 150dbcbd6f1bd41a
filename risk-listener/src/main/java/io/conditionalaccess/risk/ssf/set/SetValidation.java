// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import java.time.Instant;

/**
 * Decides whether a token may be acted on. The order is that of cost and of what the sender should hear first: form,
 * issuer, key and signature, audience, content. Nothing of an unsigned token is used but to choose among what is
 * configured.
 */
public final class SetValidation {
    private final SetRules rules;
    private final IssuerKeys keys;

    public SetValidation(SetRules rules, IssuerKeys keys) {
        this.rules = rules;
        this.keys = keys;
    }

    /**
     * @param body a JWS in compact serialisation
     * @throws RefusedSet with the code that its sender gets
     * @throws KeysUnavailable if the issuer's keys are needed and cannot be had
     */
    public SecurityEvent read(byte[] body, Instant now) {
        CompactJws jws = CompactJws.read(body);
        SetHeader header = new SetHeader(jws.header());
        SetAlgorithm algorithm = header.algorithm(rules.algorithms());
        SetClaims claims = new SetClaims(jws.payload());
        claims.from(rules.issuer());
        verify(jws, algorithm, header.kid());
        claims.to(rules.audience());
        return claims.event(now, rules.maxAge());
    }

    private void verify(CompactJws jws, SetAlgorithm algorithm, String kid) {
        SigningKey key = keys.find(kid)
                .orElseThrow(() -> new RefusedSet(SetError.INVALID_KEY, "kid names no key of the issuer"));
        boolean meant =
                key.algorithm().filter(name -> !name.equals(algorithm.wire())).isEmpty();
        if (!meant || !algorithm.fits(key.key())) {
            throw new RefusedSet(SetError.INVALID_KEY, "the key does not fit the algorithm, or is too short");
        }
        if (!jws.signedWith(key, algorithm)) {
            throw new RefusedSet(SetError.INVALID_KEY, "the signature is wrong");
        }
    }
}

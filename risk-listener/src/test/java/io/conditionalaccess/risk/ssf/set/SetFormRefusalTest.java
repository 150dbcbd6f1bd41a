// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One test per form or header that is refused, with the code that the sender gets. */
class SetFormRefusalTest {
    private static final Signer ED25519 = Signer.ed("Ed25519");
    private final SampleSet set = new SampleSet();

    @Test
    void refusesWhatIsNoToken() {
        for (String body :
                new String[] {"", "a.b", "a.b.c.d", "{}", "....", "\u0000.\u0000.\u0000", "e30.e30.", "W10.e30.YQ"}) {
            assertThat(SampleSet.refusalOf(body).error()).as(body).isEqualTo(SetError.INVALID_REQUEST);
        }
    }

    @Test
    void refusesRepeatedMembers() {
        String twice = set.claims.toString().replaceFirst("\\{", "{\"iss\":\"https://evil.example\",");
        assertThat(SampleSet.refusalOf(SampleSet.RSA.sign(set.header.toString(), twice, "RS256"))
                        .error())
                .isEqualTo(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesPaddedBase64() {
        String token = SampleSet.RSA.sign(set.header, set.claims);
        assertThat(SampleSet.refusalOf(token + "==").error()).isEqualTo(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAnotherTyp() {
        set.header.put("typ", "JWT");
        set.expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAMissingTyp() {
        set.header.remove("typ");
        set.expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAlgNone() {
        set.header.put("alg", "none");
        String token = Signer.encoded(set.header.toString()) + "." + Signer.encoded(set.claims.toString()) + ".";
        assertThat(SampleSet.refusalOf(token).error()).isEqualTo(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAnAlgWithASharedKey() {
        set.header.put("alg", "HS256");
        set.expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAnAlgThatIsNotConfigured() {
        set.header.put("alg", "PS256");
        set.expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesEdDsaUnlessConfigured() {
        set.header.put("alg", "EdDSA");
        assertThat(set.refusal(ED25519, SampleSet.RULES.algorithms()).error()).isEqualTo(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesExtensionsThatAreCritical() {
        set.header.putArray("crit").add("b64");
        set.expect(SetError.INVALID_REQUEST);
    }
}

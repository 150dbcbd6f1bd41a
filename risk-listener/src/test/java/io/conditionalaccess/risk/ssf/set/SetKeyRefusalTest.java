// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One test per key or signature that is refused, with the code that the sender gets. */
class SetKeyRefusalTest {
    private static final Signer ED25519 = Signer.ed("Ed25519");
    private static final Set<SetAlgorithm> ED = Set.of(SetAlgorithm.EDDSA);
    private final SampleSet set = new SampleSet();

    @Test
    void refusesAMissingKid() {
        set.header.remove("kid");
        set.expect(SetError.INVALID_KEY);
    }

    @Test
    void refusesAnUnknownKid() {
        set.header.put("kid", "key-2");
        set.expect(SetError.INVALID_KEY);
    }

    @Test
    void refusesAKeyThatIsTooShort() {
        assertThat(set.refusal(Signer.rsa(1024), SampleSet.RULES.algorithms()).error())
                .isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesAKeyOfAnotherKind() {
        assertThat(set.refusal(Signer.ec("secp256r1"), SampleSet.RULES.algorithms())
                        .error())
                .isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesACurveThatTheAlgorithmDoesNotHave() {
        set.header.put("alg", "ES256");
        assertThat(set.refusal(Signer.ec("secp384r1"), EnumSet.allOf(SetAlgorithm.class))
                        .error())
                .isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesAKeyMeantForAnotherAlgorithm() {
        SetValidation validation = new SetValidation(
                SampleSet.RULES,
                kid -> Optional.of(new SigningKey(SampleSet.RSA.keys.getPublic(), Optional.of("RS512"))));
        RefusedSet refused = catchThrowableOfType(
                RefusedSet.class,
                () -> validation.read(SampleSet.RSA.sign(set.header, set.claims).getBytes(UTF_8), SampleSet.NOW));
        assertThat(refused.error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesEdDsaWithAnotherCurve() {
        set.header.put("alg", "EdDSA");
        assertThat(set.refusal(Signer.ed("Ed448"), ED).error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesEdDsaWithAKeyOfAnotherKind() {
        set.header.put("alg", "EdDSA");
        assertThat(set.refusal(SampleSet.RSA, ED).error()).isEqualTo(SetError.INVALID_KEY);
        assertThat(set.refusal(Signer.ec("secp256r1"), ED).error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesAnEdwardsKeyForAnotherAlgorithm() {
        assertThat(set.refusal(ED25519, SampleSet.RULES.algorithms()).error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesAnEdwardsKeyThatIsMeantForAnotherAlgorithm() {
        set.header.put("alg", "EdDSA");
        SetValidation validation = new SetValidation(
                SampleSet.rules(ED),
                kid -> Optional.of(new SigningKey(ED25519.keys.getPublic(), Optional.of("ES256"))));
        RefusedSet refused = catchThrowableOfType(
                RefusedSet.class,
                () -> validation.read(ED25519.sign(set.header, set.claims).getBytes(UTF_8), SampleSet.NOW));
        assertThat(refused.error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesAWrongSignature() {
        assertThat(SampleSet.refusalOf(Signer.rsa(2048).sign(set.header, set.claims))
                        .error())
                .isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesChangedClaims() {
        String[] parts = SampleSet.RSA.sign(set.header, set.claims).split("\\.", -1);
        set.claims.put("jti", "jti-2");
        assertThat(SampleSet.refusalOf(parts[0] + "." + Signer.encoded(set.claims.toString()) + "." + parts[2])
                        .error())
                .isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesAWrongEdDsaSignature() {
        set.header.put("alg", "EdDSA");
        String token = Signer.ed("Ed25519").sign(set.header, set.claims);
        RefusedSet refused = catchThrowableOfType(
                RefusedSet.class, () -> SampleSet.validation(ED25519, ED).read(token.getBytes(UTF_8), SampleSet.NOW));
        assertThat(refused.error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesAnEdDsaSignatureOfAnotherLength() {
        set.header.put("alg", "EdDSA");
        String token = ED25519.sign(set.header, set.claims);
        String shorter = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";
        RefusedSet refused = catchThrowableOfType(
                RefusedSet.class, () -> SampleSet.validation(ED25519, ED).read(shorter.getBytes(UTF_8), SampleSet.NOW));
        assertThat(refused.error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void passesOnThatKeysCannotBeHad() {
        SetValidation validation = new SetValidation(SampleSet.RULES, kid -> {
            throw new KeysUnavailable("down");
        });
        assertThatThrownBy(() -> validation.read(
                        SampleSet.RSA.sign(set.header, set.claims).getBytes(UTF_8), SampleSet.NOW))
                .isInstanceOf(KeysUnavailable.class);
    }
}

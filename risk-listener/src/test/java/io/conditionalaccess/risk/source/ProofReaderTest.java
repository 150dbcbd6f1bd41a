// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.MultivaluedHashMap;

class ProofReaderTest {
    private static final String SECRET = "s".repeat(32);
    private static final String THUMBPRINT = "AB:".repeat(31) + "CD";

    @Test
    void signsTheBodyInHexUnlessToldOtherwise() {
        Proof.Signature proof = (Proof.Signature)
                read("auth", "custom-hmac", "headerName", "Authorization", "secret", "0123456789abcdef");

        assertThat(proof.configured()).isTrue();
        assertThat(proof.scheme().header()).isEqualTo("Authorization");
        assertThat(proof.scheme().prefix()).isEmpty();
        assertThat(proof.scheme().tolerance()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aSignatureCannotBeReplayedForEverIfItHasATime() {
        assertThat(read("auth", "custom-hmac", "headerName", "X-Sig").replayable())
                .isTrue();
        assertThat(read(
                                "auth",
                                "custom-hmac",
                                "headerName",
                                "X-Sig",
                                "signedContent",
                                "{timestamp}.{body}",
                                "timestampHeader",
                                "X-Time")
                        .replayable())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "hmac,false",
        "bearer,false",
        "client-certificate,false",
        "header,true",
        "basic,true",
        "client-state,true"
    })
    void whatIsSeenOnceCanBeSentAgainUnlessItIsSignedWithATimeOrBoundToAKey(String auth, boolean replayable) {
        assertThat(ofMethod(auth).replayable()).isEqualTo(replayable);
        assertThat(ofMethod(auth).method().wire()).isEqualTo(auth);
    }

    @Test
    void readsThumbprintsWithAndWithoutColons() {
        String plain = THUMBPRINT.replace(":", "").toLowerCase(Locale.ROOT);
        assertThat(expected("certificateThumbprint", THUMBPRINT))
                .isEqualTo(new ExpectedCertificate.Pinned(Set.of(plain)));
        assertThat(expected("certificateThumbprint", THUMBPRINT + ", " + "0".repeat(64)))
                .isEqualTo(new ExpectedCertificate.Pinned(Set.of(plain, "0".repeat(64))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auth=custom-hmac|headerName: required where auth is custom-hmac",
                "auth=custom-hmac;headerName=X;signedContent={id}{body}|idHeader: expected exactly if the content names {id}",
                "auth=custom-hmac;headerName=X;timestampHeader=Y|timestampHeader: expected exactly if the content names",
                "auth=custom-hmac;headerName=X;signedContent={nonce}|signedContent: expected no braces but those of",
                "auth=custom-hmac;headerName=X;signedContent=fixed|signedContent: expected {body} exactly once",
                "auth=custom-hmac;headerName=X;signatureAlgorithm=md5|signatureAlgorithm: expected one of sha256, sha384",
                "auth=custom-hmac;headerName=X;signatureEncoding=raw|signatureEncoding: expected one of hex, base64",
                "auth=custom-hmac;headerName=X;signaturePrefix=a b|signaturePrefix: expected 1 to 32 visible",
                "auth=custom-hmac;headerName=X;timestampTolerance=P1D|timestampTolerance: expected an ISO 8601 duration",
                "auth=custom-hmac;headerName=X;secret=short|secret: expected 16 to 1024 visible ASCII characters",
                "auth=basic|username: required where auth is basic",
                "auth=basic;username=a:b|username: expected 1 to 128 visible ASCII characters without a colon",
                "auth=basic;username=a;secret=short|secret: expected 32 to 1024 visible ASCII characters",
                "auth=client-state;secret=short|secret: expected 32 to 128 visible ASCII characters",
                "auth=client-certificate|certificateThumbprint: expected exactly one of it and certificateSubject",
                "auth=client-certificate;certificateThumbprint=AB|certificateThumbprint: expected a SHA-256 in hex",
                "auth=client-certificate;certificateSubject=CN=a|certificateIssuers: required where auth is client-cert",
                "auth=client-certificate;certificateSubject=edr|certificateIssuers: required where auth is client-cert",
                "auth=client-certificate;certificateSubject=edr;certificateIssuers=x|certificateSubject: expected a disting",
                "auth=client-certificate;certificateSubject=CN=a;certificateIssuers=x|certificateIssuers: expected certificates",
                "auth=hmac;username=a|username: only where auth is basic",
                "auth=header;headerName=X;signedContent={body}|signedContent: only where auth is custom-hmac",
                "certificateSubject=CN=a|certificateSubject: only where auth is client-certificate",
            })
    void saysKeyAndWhatIsAllowed(String settings, String message) {
        String[] pairs = Arrays.stream(settings.split(";"))
                .flatMap(pair -> Arrays.stream(pair.split("=", 2)))
                .toArray(String[]::new);
        assertThatThrownBy(() -> read(pairs)).isInstanceOf(InvalidSetting.class).hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom-hmac", "basic", "client-state"})
    void neverRepeatsASecret(String auth) {
        MultivaluedHashMap<String, String> raw = settings("auth", auth, "headerName", "X", "secret", "geheim");
        if (auth.equals("basic")) {
            raw.putSingle("username", "u");
        }
        assertThatThrownBy(() -> ProofReader.read(new Settings(raw), Optional.empty()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageNotContaining("geheim");
    }

    private static Proof ofMethod(String auth) {
        return switch (auth) {
            case "bearer" -> read("auth", auth, "clientId", "c");
            case "client-certificate" -> read("auth", auth, "certificateThumbprint", THUMBPRINT);
            case "basic" -> read("auth", auth, "username", "u", "secret", SECRET);
            case "header" -> read("auth", auth, "headerName", "X", "secret", SECRET);
            default -> read("auth", auth);
        };
    }

    private static ExpectedCertificate expected(String key, String value) {
        return Optional.of(read("auth", "client-certificate", key, value))
                .map(Proof.Certificate.class::cast)
                .map(Proof.Certificate::expected)
                .orElseThrow();
    }

    private static Proof read(String... pairs) {
        return ProofReader.read(new Settings(settings(pairs)), Optional.empty());
    }

    private static MultivaluedHashMap<String, String> settings(String... pairs) {
        MultivaluedHashMap<String, String> raw = new MultivaluedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            raw.putSingle(pairs[i], pairs[i + 1]);
        }
        return raw;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import io.conditionalaccess.registry.policy.PemCertificates;
import io.conditionalaccess.risk.webhook.BasicCredentials;
import io.conditionalaccess.risk.webhook.HmacAlgorithm;
import io.conditionalaccess.risk.webhook.HmacScheme;
import io.conditionalaccess.risk.webhook.SignatureEncoding;
import io.conditionalaccess.risk.webhook.SignedContent;
import io.conditionalaccess.risk.webhook.StaticSecret;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** Reads how a source proves who it is. */
final class ProofReader {
    /** A token of RFC 9110, section 5.6.2. */
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");

    private static final Pattern USERNAME = Pattern.compile("[\\x21-\\x7e&&[^:]]{1,128}");
    private static final Pattern PREFIX = Pattern.compile("[\\x21-\\x7e]{1,32}");
    private static final Pattern THUMBPRINT = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_THUMBPRINTS = 2;
    private static final Duration SHORTEST_TOLERANCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_TOLERANCE = Duration.ofHours(1);

    private final Settings settings;
    private final AuthMethod method;

    private ProofReader(Settings settings, AuthMethod method) {
        this.settings = settings;
        this.method = method;
    }

    /**
     * @param fixed the kind's own method, if it leaves no choice
     * @throws InvalidSetting naming the first key that is wrong
     */
    static Proof read(Settings settings, Optional<AuthMethod> fixed) {
        AuthMethod method = fixed.or(() -> settings.choice(SourceKeys.AUTH, AuthMethod.words(), AuthMethod::ofWire))
                .orElse(AuthMethod.HMAC);
        ProofKeys.OF_ONE_METHOD.entrySet().stream()
                .filter(only -> only.getValue() != method)
                .filter(only -> settings.text(only.getKey()).isPresent())
                .min(Map.Entry.comparingByKey())
                .ifPresent(only -> {
                    throw InvalidSetting.of(
                            only.getKey(),
                            "only where auth is " + only.getValue().wire());
                });
        return new ProofReader(settings, method).read();
    }

    private Proof read() {
        Optional<String> headerName = header(SourceKeys.HEADER_NAME);
        return switch (method) {
            case HMAC -> new Proof.Webhook(secrets());
            case HEADER -> new Proof.Header(new StaticSecret(required(SourceKeys.HEADER_NAME, headerName)), secrets());
            case BEARER -> new Proof.Bearer(required(SourceKeys.CLIENT_ID, settings.text(SourceKeys.CLIENT_ID)));
            case CUSTOM_HMAC -> new Proof.Signature(scheme(required(SourceKeys.HEADER_NAME, headerName)), secrets());
            case BASIC -> new Proof.Basic(new BasicCredentials(username()), secrets());
            case CLIENT_CERTIFICATE -> new Proof.Certificate(certificate());
            case CLIENT_STATE -> new Proof.ClientState(secrets());
            case SET -> new Proof.Token(secrets());
        };
    }

    /** Missing and masked secrets are no error: an export without its secrets has to be importable. */
    private List<Secret> secrets() {
        return Stream.of(SourceKeys.SECRET, SourceKeys.SECRET_NEXT)
                .flatMap(key -> secret(key).stream())
                .toList();
    }

    private Optional<Secret> secret(String key) {
        Optional<Secret> secret = settings.text(key).map(Secret::new).filter(s -> !s.isMask());
        boolean wrong = secret.filter(s -> !s.inVault() && !SecretRules.acceptable(method, s.configured()))
                .isPresent();
        if (wrong) {
            throw InvalidSetting.of(key, "expected " + SecretRules.expectation(method));
        }
        return secret;
    }

    private Optional<String> header(String key) {
        return matching(key, HEADER, "the name of an HTTP header");
    }

    private String username() {
        return required(
                ProofKeys.USERNAME,
                matching(ProofKeys.USERNAME, USERNAME, "1 to 128 visible ASCII characters without a colon"));
    }

    private HmacScheme scheme(String header) {
        SignedContent content = settings.text(ProofKeys.SIGNED_CONTENT)
                .map(text -> checked(ProofKeys.SIGNED_CONTENT + ": ", () -> SignedContent.of(text)))
                .orElseGet(() -> SignedContent.of("{body}"));
        HmacAlgorithm algorithm = settings.choice(
                        ProofKeys.SIGNATURE_ALGORITHM, ProofKeys.ALGORITHMS, HmacAlgorithm::of)
                .orElse(HmacAlgorithm.SHA256);
        SignatureEncoding encoding = settings.choice(
                        ProofKeys.SIGNATURE_ENCODING, ProofKeys.ENCODINGS, SignatureEncoding::of)
                .orElse(SignatureEncoding.HEX);
        String prefix = matching(ProofKeys.SIGNATURE_PREFIX, PREFIX, "1 to 32 visible ASCII characters")
                .orElse("");
        Duration tolerance = settings.duration(ProofKeys.TIMESTAMP_TOLERANCE, SHORTEST_TOLERANCE, LONGEST_TOLERANCE)
                .orElse(HmacScheme.TOLERANCE);
        Optional<String> id = header(ProofKeys.ID_HEADER);
        Optional<String> timestamp = header(ProofKeys.TIMESTAMP_HEADER);
        // Its messages begin with the name of the key.
        return checked(
                "", () -> new HmacScheme(algorithm, header, encoding, prefix, content, id, timestamp, tolerance));
    }

    private ExpectedCertificate certificate() {
        Optional<String> subject = settings.text(ProofKeys.CERTIFICATE_SUBJECT);
        Set<String> thumbprints = thumbprints();
        if (subject.isPresent() != thumbprints.isEmpty()) {
            throw InvalidSetting.of(
                    ProofKeys.CERTIFICATE_THUMBPRINT,
                    "expected exactly one of it and " + ProofKeys.CERTIFICATE_SUBJECT + " where auth is "
                            + method.wire());
        }
        Optional<String> issuers = settings.text(ProofKeys.CERTIFICATE_ISSUERS);
        if (subject.isEmpty()) {
            if (issuers.isPresent()) {
                throw InvalidSetting.of(ProofKeys.CERTIFICATE_ISSUERS, "only with a " + ProofKeys.CERTIFICATE_SUBJECT);
            }
            return new ExpectedCertificate.Pinned(thumbprints);
        }
        String pem = required(ProofKeys.CERTIFICATE_ISSUERS, issuers);
        return new ExpectedCertificate.Named(
                name(subject.get()), checked(ProofKeys.CERTIFICATE_ISSUERS + ": ", () -> PemCertificates.parse(pem)));
    }

    private static X500Principal name(String subject) {
        try {
            return new X500Principal(subject);
        } catch (IllegalArgumentException e) {
            throw InvalidSetting.of(
                    ProofKeys.CERTIFICATE_SUBJECT, "a distinguished name such as CN=edr,O=Example", subject);
        }
    }

    /** Colons between the bytes are what most tools print. */
    private Set<String> thumbprints() {
        Set<String> thumbprints = new HashSet<>();
        for (String value : settings.all(ProofKeys.CERTIFICATE_THUMBPRINT)) {
            String hex = value.replace(":", "").toLowerCase(Locale.ROOT);
            if (!THUMBPRINT.matcher(hex).matches()) {
                throw InvalidSetting.of(ProofKeys.CERTIFICATE_THUMBPRINT, "a SHA-256 in hex", value);
            }
            thumbprints.add(hex);
        }
        if (thumbprints.size() > MAX_THUMBPRINTS) {
            throw InvalidSetting.of(ProofKeys.CERTIFICATE_THUMBPRINT, "expected at most " + MAX_THUMBPRINTS);
        }
        return thumbprints;
    }

    private Optional<String> matching(String key, Pattern pattern, String expected) {
        Optional<String> text = settings.text(key);
        text.filter(value -> !pattern.matcher(value).matches()).ifPresent(value -> {
            throw InvalidSetting.of(key, expected, value);
        });
        return text;
    }

    private String required(String key, Optional<String> value) {
        return value.orElseThrow(() -> InvalidSetting.of(key, "required where auth is " + method.wire()));
    }

    private static <T> T checked(String prefix, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw InvalidSetting.of(prefix + e.getMessage());
        }
    }
}

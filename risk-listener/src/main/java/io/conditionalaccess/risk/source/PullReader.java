// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what sources that are asked have besides. */
final class PullReader {
    /** A GUID or a domain; it becomes part of a path. */
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,127}");

    private static final int MAX_SECRET = 8_192;

    private PullReader() {}

    /** @throws InvalidSetting for the first key that is wrong */
    static SourceKind.Pull read(PullVendor vendor, Settings settings) {
        if (settings.text(SourceKeys.AUTH)
                .filter(AuthMethod.BEARER.wire()::equals)
                .isPresent()) {
            throw InvalidSetting.of(
                    SourceKeys.AUTH,
                    "hmac or header, because clientId is the client that asks",
                    AuthMethod.BEARER.wire());
        }
        URI endpoint = settings.address(PullKeys.ENDPOINT)
                .or(() -> vendor.endpoint().map(URI::create))
                .orElseThrow(() -> InvalidSetting.of(PullKeys.ENDPOINT, "required"));
        if (!endpoint.getRawPath().matches("/?")) {
            throw InvalidSetting.of(PullKeys.ENDPOINT, "an address without path", endpoint.toString());
        }
        if (vendor.usesClientCredentials()
                && settings.text(SourceKeys.CLIENT_ID).isEmpty()) {
            throw InvalidSetting.of(SourceKeys.CLIENT_ID, "required");
        }
        return new SourceKind.Pull(
                vendor,
                endpoint,
                tenant(vendor, settings),
                settings.address(PullKeys.TOKEN_ENDPOINT),
                secret(settings),
                settings.duration(PullKeys.POLL_INTERVAL, PullKeys.SHORTEST_INTERVAL, PullKeys.LONGEST_INTERVAL)
                        .orElse(PullKeys.DEFAULT_INTERVAL),
                settings.flag(PullKeys.DELTA).orElse(false));
    }

    private static Optional<String> tenant(PullVendor vendor, Settings settings) {
        Optional<String> tenant = settings.text(PullKeys.TENANT);
        if (vendor.hasTenants() && tenant.isEmpty()) {
            throw InvalidSetting.of(PullKeys.TENANT, "required");
        }
        tenant.filter(text -> !TENANT.matcher(text).matches()).ifPresent(text -> {
            throw InvalidSetting.of(PullKeys.TENANT, "the id or a domain of a directory", text);
        });
        return tenant;
    }

    private static Optional<Secret> secret(Settings settings) {
        Optional<Secret> secret =
                settings.text(PullKeys.CLIENT_SECRET).map(Secret::new).filter(s -> !s.isMask());
        if (secret.filter(s -> !s.inVault() && !usable(s.configured())).isPresent()) {
            throw InvalidSetting.of(
                    PullKeys.CLIENT_SECRET,
                    "expected at most " + MAX_SECRET + " visible ASCII characters, or a vault expression");
        }
        return secret;
    }

    /** It goes into a header or a form; a vault may hold anything, so this is asked at each use too. */
    static boolean usable(String secret) {
        return secret.length() <= MAX_SECRET && secret.chars().allMatch(c -> c > ' ' && c < 127);
    }
}

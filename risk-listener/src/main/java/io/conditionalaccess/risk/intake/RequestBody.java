// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The raw bytes: what was signed is what was sent, so they are read before anything interprets them. */
final class RequestBody {
    static final int MAX_BYTES = 256 * 1024;

    /** A media type with parameters (RFC 9110, section 8.3.1). */
    private static final Pattern JSON = Pattern.compile(
            "application/json((?:\\s*;\\s*[\\w!#$%&'*+.^`|~-]+=(?:[\\w!#$%&'*+.^`|~-]+|\"[^\"]*\"))*)\\s*;?",
            Pattern.CASE_INSENSITIVE);

    /** Structured and batched mode; attributes in headers would be a second place to look. */
    private static final Pattern CLOUD_EVENTS =
            Pattern.compile("application/cloudevents(?:-batch)?\\+json(.*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern CHARSET = Pattern.compile(";\\s*charset=([^\\s;]+)", Pattern.CASE_INSENSITIVE);

    private RequestBody() {}

    /** Empty if it is too large, which its announced length may tell before anything is read. */
    static Optional<byte[]> read(InputStream stream, Optional<String> contentLength) throws IOException {
        boolean announced = contentLength
                .filter(text -> text.matches("\\d{1,18}"))
                .filter(text -> Long.parseLong(text) > MAX_BYTES)
                .isPresent();
        if (announced) {
            return Optional.empty();
        }
        byte[] body = stream.readNBytes(MAX_BYTES + 1);
        return body.length > MAX_BYTES ? Optional.empty() : Optional.of(body);
    }

    static boolean isJson(Optional<String> contentType) {
        return contentType.filter(RequestBody::isJson).isPresent();
    }

    /** CloudEvents in JSON, for sources that send those. */
    static boolean isCloudEvents(Optional<String> contentType) {
        return contentType
                .map(type -> CLOUD_EVENTS.matcher(type.strip()))
                .filter(Matcher::matches)
                .filter(type -> isJson("application/json" + type.group(1)))
                .isPresent();
    }

    private static boolean isJson(String contentType) {
        Matcher type = JSON.matcher(contentType.strip());
        return type.matches() && CHARSET.matcher(type.group(1)).results().allMatch(RequestBody::isUtf8);
    }

    private static boolean isUtf8(MatchResult charset) {
        return charset.group(1).replace("\"", "").equalsIgnoreCase(StandardCharsets.UTF_8.name());
    }
}

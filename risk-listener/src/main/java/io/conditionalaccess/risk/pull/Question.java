// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request. Without a body it is a GET, with one a POST.
 *
 * @param headers secrets among them
 */
record Question(URI uri, Map<String, String> headers, Optional<Body> body) {

    /** What is posted; it may hold a secret. */
    record Body(String mediaType, String text) {
        @Override
        public String toString() {
            return "Body[" + mediaType + "]";
        }
    }

    Question {
        headers = Map.copyOf(headers);
    }

    static Question get(URI uri) {
        return new Question(uri, Map.of(), Optional.empty());
    }

    static Question post(URI uri, String mediaType, String text) {
        return new Question(uri, Map.of(), Optional.of(new Body(mediaType, text)));
    }

    Question with(Map<String, String> more) {
        return new Question(uri, more, body);
    }

    /** For logs: queries may hold what is nobody's business. */
    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}

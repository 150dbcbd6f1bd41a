// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.client;

import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a browser ended that was sent to log in. */
public sealed interface Visit {

    /** Back at the application with a code, and what is needed to exchange it. */
    record Code(String value, String verifier, String redirectUri) implements Visit {
        @Override
        public String toString() {
            return "a code";
        }
    }

    /** Back at the application with an error (RFC 6749, 4.1.2.1), for example {@code login_required}. */
    record Refusal(String error) implements Visit {
        @Override
        public String toString() {
            return error;
        }
    }

    /** At a page of the server. */
    record Page(URI address, Reply reply) implements Visit {
        private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
        private static final Pattern LINK = Pattern.compile("<a\\s[^>]*\\bhref=\"([^\"]+)\"");
        private static final Pattern NOT_SHOWN = Pattern.compile("(?s)<(script|style|head)\\b.*?</\\1>|<[^>]*>");
        /** Crockford base 32: no I, L, O, U. */
        private static final Pattern REFERENCE = Pattern.compile("\\b[0-9A-HJKMNP-TV-Z]{10}\\b");

        public int status() {
            return reply.status();
        }

        /** Where its form goes, if it has one. */
        public Optional<URI> formAction() {
            Matcher form = FORM.matcher(reply.body());
            return form.find() ? Optional.of(address.resolve(form.group(1).replace("&amp;", "&"))) : Optional.empty();
        }

        /** Where the first link goes whose address has this part, if there is one. */
        public Optional<URI> link(String part) {
            return LINK.matcher(reply.body())
                    .results()
                    .map(match -> match.group(1).replace("&amp;", "&"))
                    .filter(href -> href.contains(part))
                    .findFirst()
                    .map(address::resolve);
        }

        /** Whether it asks for a password. */
        public boolean asksForPassword() {
            return reply.body().contains("name=\"password\"");
        }

        /** What a person reads on it, in one line. */
        public String text() {
            return NOT_SHOWN
                    .matcher(reply.body())
                    .replaceAll(" ")
                    .replaceAll("\\s+", " ")
                    .strip();
        }

        /** The decision reference that a refused person can read out: ten characters. */
        public Optional<String> reference() {
            Matcher reference = REFERENCE.matcher(text());
            return reference.find() ? Optional.of(reference.group()) : Optional.empty();
        }

        @Override
        public String toString() {
            return asksForPassword() ? "the login page" : "a page with status " + status();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import io.conditionalaccess.risk.webhook.BasicCredentials;
import io.conditionalaccess.risk.webhook.HmacScheme;
import io.conditionalaccess.risk.webhook.StaticSecret;
import java.util.List;

/** How a source proves who it is, with what it takes to check that. */
public sealed interface Proof {

    AuthMethod method();

    /**
     * Whether someone who saw one request could send it, or another one, at any later time. Such a source may not clear
     * unless told to.
     */
    default boolean replayable() {
        return true;
    }

    /** Those that count: none, one, or two during a rotation. */
    default List<Secret> secrets() {
        return List.of();
    }

    /** Whether it can prove anything; a re-imported export lacks its secrets. */
    default boolean configured() {
        return !secrets().isEmpty();
    }

    /** Standard Webhooks. */
    record Webhook(List<Secret> secrets) implements Proof {

        @Override
        public AuthMethod method() {
            return AuthMethod.HMAC;
        }

        @Override
        public boolean replayable() {
            return false;
        }
    }

    /** A vendor's own way to sign. */
    record Signature(HmacScheme scheme, List<Secret> secrets) implements Proof {

        @Override
        public AuthMethod method() {
            return AuthMethod.CUSTOM_HMAC;
        }

        @Override
        public boolean replayable() {
            return scheme.timestampHeader().isEmpty();
        }
    }

    /** A static secret in a header. */
    record Header(StaticSecret header, List<Secret> secrets) implements Proof {

        @Override
        public AuthMethod method() {
            return AuthMethod.HEADER;
        }
    }

    /** Basic authentication of one user. */
    record Basic(BasicCredentials user, List<Secret> secrets) implements Proof {

        @Override
        public AuthMethod method() {
            return AuthMethod.BASIC;
        }
    }

    /** The client state of Graph's notifications. */
    record ClientState(List<Secret> secrets) implements Proof {

        @Override
        public AuthMethod method() {
            return AuthMethod.CLIENT_STATE;
        }
    }

    /**
     * The signature of a Security Event Token (RFC 8417), which only the token itself tells.
     *
     * @param secrets what a push may have to show besides
     */
    record Token(List<Secret> secrets) implements Proof {

        @Override
        public AuthMethod method() {
            return AuthMethod.SET;
        }

        @Override
        public boolean replayable() {
            return false;
        }

        @Override
        public boolean configured() {
            return true;
        }
    }

    /** @param clientId the only client whose service account's tokens are accepted */
    record Bearer(String clientId) implements Proof {

        @Override
        public AuthMethod method() {
            return AuthMethod.BEARER;
        }

        @Override
        public boolean replayable() {
            return false;
        }

        @Override
        public boolean configured() {
            return true;
        }
    }

    /** A client certificate, which cannot be shown without its key. */
    record Certificate(ExpectedCertificate expected) implements Proof {

        @Override
        public AuthMethod method() {
            return AuthMethod.CLIENT_CERTIFICATE;
        }

        @Override
        public boolean replayable() {
            return false;
        }

        @Override
        public boolean configured() {
            return true;
        }
    }
}

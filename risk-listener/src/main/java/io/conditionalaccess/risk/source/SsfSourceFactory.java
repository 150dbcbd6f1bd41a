// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

/** Transmitters of the OpenID Shared Signals Framework. */
public final class SsfSourceFactory extends SourceFactory {
    public static final String ID = "ssf";

    public SsfSourceFactory() {
        super(ID, "A transmitter of the OpenID Shared Signals Framework (CAEP, RISC), by push or by poll.");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

/** A code and tokens together from the authorization endpoint (OpenID Connect Core, section 3.3). */
class HybridIT extends ImplicitIT {

    @Override
    protected String responseType() {
        return "code id_token token";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo;

/** What a newcomer needs to know once the server is up. */
final class Welcome {
    private Welcome() {}

    static String text(DemoFolder folder) {
        return """

                The demo realm is up.

                  Realm             https://localhost:8443/realms/demo
                  Account console   https://localhost:8443/realms/demo/account
                  Admin console     http://localhost:8080/admin   (admin / admin)
                  People            alice / alice, bob / bob
                  Devices           alice-laptop, alice-phone, bob-laptop
                  Certificates      %1$s/devices/<device>/{cert.pem,key.pem}, authority %1$s/ca.pem

                Alice logs in on her laptop:

                  curl --cacert %1$s/ca.pem \\
                       --cert %1$s/devices/alice-laptop/cert.pem --key %1$s/devices/alice-laptop/key.pem \\
                       -d grant_type=password -d client_id=app -d username=alice -d password=alice \\
                       https://localhost:8443/realms/demo/protocol/openid-connect/token

                Without the certificate she is refused. Press Ctrl-C to stop; the realm is kept in %1$s/.state.
                """.formatted(folder.root());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever keeps guessing is made to wait, and nobody else. */
@Tag("core")
class IntakeAddressLimitIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final int FAILURES_PER_MINUTE = 600;

    @Test
    void anAddressThatKeepsFailingIsToldToWaitAndOthersAreNot() throws IOException {
        // Another address of this machine, so that the tests that share the server are not made to wait.
        InetAddress guesser = InetAddress.getByAddress(new byte[] {127, 0, 0, 66});
        int failures = 0;
        Answer answer = guess(guesser);
        // A few more are granted while the guessing goes on.
        while (answer.status == 401 && failures < 4 * FAILURES_PER_MINUTE) {
            failures++;
            answer = guess(guesser);
        }

        assertThat(failures).isGreaterThanOrEqualTo(FAILURES_PER_MINUTE);
        assertThat(answer.status).isEqualTo(429);
        assertThat(answer.headers).containsEntry("retry-after", "1");
        assertThat(answer.headers.get("content-type")).startsWith("application/problem+json");
        assertThat(REALM.edr().sendText("[]").status()).isEqualTo(202);
    }

    private record Answer(int status, Map<String, String> headers) {}

    /** By hand, because Java's client cannot choose the address that it sends from. */
    private static Answer guess(InetAddress from) throws IOException {
        int port = SharedServer.http().getPort();
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port, from, 0)) {
            String request = "POST /realms/" + REALM.name + "/risk-signals/edr HTTP/1.1\r\nHost: localhost:" + port
                    + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            int status =
                    Integer.parseInt(Objects.requireNonNull(reader.readLine()).split(" ", 3)[1]);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                String[] header = line.split(": ", 2);
                headers.put(header[0], header[1]);
            }
            return new Answer(status, headers);
        }
    }
}

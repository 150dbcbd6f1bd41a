// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.it.Eventually;
import io.conditionalaccess.it.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shell script on curl that keeps a refresh token: {@code src/test/clients/command-line/whoami}. */
class CommandLineClientIT {
    private static final Program.Ended ALICE = new Program.Ended(0, "alice");

    private final Workplace workplace = new Workplace();
    private final Path home = workplace.folder("command-line");

    @BeforeEach
    void configureCurl() throws IOException {
        Path authority = Files.writeString(home.resolve("ca.pem"), workplace.authority());
        Path certificate =
                Files.writeString(home.resolve("laptop.pem"), workplace.laptop().certificatePem());
        Path key =
                Files.writeString(home.resolve("laptop.key"), workplace.laptop().keyPem());
        Files.writeString(
                home.resolve(".curlrc"), "cacert = " + authority + "\ncert = " + certificate + "\nkey = " + key + "\n");
        // Short, so that what a held client is told to wait is short.
        workplace.policy(Map.of("cacheTtl", "PT1S"));
    }

    @Test
    void aHeldCallFailsAndALaterOneNeedsNoNewLogin() {
        login();
        workplace.laptopIs("medium");

        Program.Ended held = whoami().end();
        assertThat(held.status()).isEqualTo(2);
        assertThat(held.output()).contains("device_not_compliant: ");

        workplace.laptopIs("none");
        assertThat(whoami().end()).isEqualTo(ALICE);
    }

    @Test
    void aClientThatAsksToBeToldToTryLaterWaitsAndResumesByItself() {
        workplace.clientAttribute("app", "device_compliance.hold_answer", "retry-later");
        login();
        workplace.laptopIs("medium");

        Program waiting = whoami();
        Eventually.holds(
                "it was refused at the token endpoint and waits",
                () -> workplace.refusals().contains("REFRESH_TOKEN_ERROR"));
        assertThat(waiting.running()).isTrue();
        workplace.laptopIs("none");

        Program.Ended resumed = waiting.end();
        assertThat(resumed.status()).isZero();
        assertThat(resumed.output())
                .as("what curl says of the attempts comes before")
                .endsWith("alice");
    }

    @Test
    void aRevokedClientIsToldToLogInAgainAndThenWorks() {
        workplace.clientAttribute("app", "device_compliance.hold_answer", "retry-later");
        login();
        workplace.laptopIs("high");

        Program.Ended revoked = whoami().end();
        assertThat(revoked.status()).isEqualTo(2);
        assertThat(revoked.output()).contains("device_not_compliant: session-revoked");
        workplace.laptopIs("none");
        assertThat(whoami().end().status()).isEqualTo(2);

        login();
        assertThat(whoami().end()).isEqualTo(ALICE);
    }

    private void login() {
        assertThat(run("alice", "login", "alice").end()).isEqualTo(ALICE);
    }

    private Program whoami() {
        return run("");
    }

    private Program run(String input, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Workplace.source("command-line/whoami").toString()));
        command.addAll(List.of(arguments));
        Map<String, String> environment =
                Map.of("HOME", home.toString(), "REALM", workplace.realm().toString());
        return Program.start(home, environment, input, command);
    }
}

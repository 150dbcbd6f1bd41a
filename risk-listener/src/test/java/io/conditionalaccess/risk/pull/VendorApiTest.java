// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.conditionalaccess.risk.source.PullVendor;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a product is treated that does not answer as one would wish. */
class VendorApiTest {
    private static final String EMPTY = "{\"value\":[]}";
    private final Vendor vendor = new Vendor();

    @Test
    void aTokenIsKeptUntilAMinuteBeforeItExpires() throws PullFailed {
        vendor.answers(Vendor.TOKEN)
                .answers(EMPTY)
                .answers(EMPTY)
                .answers(Vendor.TOKEN)
                .answers(EMPTY);

        vendor.run(PullVendor.MICROSOFT_DEFENDER);
        vendor.waits(Duration.ofSeconds(3530));
        vendor.run(PullVendor.MICROSOFT_DEFENDER);
        assertThat(tokenRequests()).isEqualTo(1);
        vendor.waits(Duration.ofSeconds(20));
        vendor.run(PullVendor.MICROSOFT_DEFENDER);

        assertThat(tokenRequests()).isEqualTo(2);
    }

    @Test
    void aTokenThatWasWithdrawnIsReplacedOnce() throws PullFailed {
        vendor.answers(Vendor.TOKEN).answers(401, "").answers(Vendor.TOKEN).answers(EMPTY);

        vendor.run(PullVendor.MICROSOFT_DEFENDER);

        assertThat(tokenRequests()).isEqualTo(2);
    }

    @Test
    void aWrongSecretIsRefusedWithoutBeingToldToAnybody() {
        vendor.answers(401, "{\"error\":\"invalid_client\"}");

        PullFailed failure = failure();

        assertThat(failure.reason()).isEqualTo(PullFailed.Reason.REFUSED);
        assertThat(failure).hasMessageNotContaining("s3cret").hasMessageContaining("401");
        assertThat(vendor.pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void whatTheClientMayNotReadIsRefused(int status) {
        vendor.answers(Vendor.TOKEN).answers(status, "").answers(Vendor.TOKEN).answers(status, "");

        assertThat(failure().reason()).isEqualTo(PullFailed.Reason.REFUSED);
    }

    @Test
    void aProductThatAsksForPatienceGetsIt() throws PullFailed {
        vendor.answers(Vendor.TOKEN)
                .answers(new Answer(429, Optional.of("7"), ""))
                .answers(new Answer(503, Optional.of("Sun, 22 Nov 2026 10:00:17 GMT"), ""))
                .answers(EMPTY);

        vendor.run(PullVendor.MICROSOFT_DEFENDER);

        assertThat(vendor.pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(10));
    }

    @Test
    void aLongWaitEndsTheRunAndIsRespectedByTheNext() {
        vendor.answers(Vendor.TOKEN).answers(new Answer(429, Optional.of("3600"), ""));

        PullFailed failure = failure();

        assertThat(failure.reason()).isEqualTo(PullFailed.Reason.RATE_LIMITED);
        assertThat(failure.pause()).isEqualTo(Duration.ofHours(1));
        assertThat(vendor.pauses).isEmpty();
    }

    @Test
    void anErrorOfTheProductIsTriedAgainEverMoreSlowlyAndThenLeft() {
        vendor.answers(Vendor.TOKEN)
                .answers(500, "")
                .isOutOfReach()
                .answers(502, "")
                .answers(500, "");

        assertThat(failure().reason()).isEqualTo(PullFailed.Reason.UNREACHABLE);
        assertThat(vendor.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void aRunEndsInTime() {
        vendor.answers(Vendor.TOKEN);
        IntStream.range(0, 100)
                .forEach(i -> vendor.answers(new Answer(429, Optional.of("59"), ""))
                        .answers(
                                "{\"value\":[],\"@odata.nextLink\":\"https://api.example/api/machines?p=" + i + "\"}"));

        assertThat(failure().reason()).isIn(PullFailed.Reason.RATE_LIMITED, PullFailed.Reason.TOO_SLOW);
        assertThat(vendor.pauses.size()).isLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/api/machines",
                "http://api.example/api/machines",
                "https://api.example:8443/api/machines",
                "https://user@api.example/api/machines",
                "//evil.example/api/machines",
                "file:///etc/passwd"
            })
    void aPageElsewhereIsNotAsked(String link) {
        vendor.answers(Vendor.TOKEN).answers("{\"value\":[],\"@odata.nextLink\":\"" + link + "\"}");

        assertThat(failure().reason()).isEqualTo(PullFailed.Reason.UNEXPECTED);
        assertThat(vendor.asked).hasSize(2);
    }

    @Test
    void pagesThatGoInCirclesEnd() {
        String circle = "{\"value\":[],\"@odata.nextLink\":\"https://api.example/api/machines?p=1\"}";
        vendor.answers(Vendor.TOKEN).answers(circle).answers(circle).answers(circle);

        assertThat(failure().reason()).isEqualTo(PullFailed.Reason.UNEXPECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"value\":{}}", "[]", "{\"value\":[]} x"})
    void anAnswerOfAnotherFormIsNotRead(String body) {
        vendor.answers(Vendor.TOKEN).answers(body);

        assertThat(failure().reason()).isEqualTo(PullFailed.Reason.UNEXPECTED);
        assertThat(vendor.signals).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"access_token\":\"a b\"}", "{\"access_token\":\"\"}"})
    void anAnswerWithoutAUsableTokenIsNone(String body) {
        vendor.answers(body);

        assertThat(failure().reason()).isEqualTo(PullFailed.Reason.UNEXPECTED);
    }

    @Test
    void whatWasReadBeforeAFailureIsKept() {
        vendor.answers(Vendor.TOKEN)
                .answers("{\"value\":[{\"id\":\"a1\",\"riskScore\":\"High\",\"healthStatus\":\"Active\"}],"
                        + "\"@odata.nextLink\":\"/api/machines?p=2\"}")
                .answers(400, "");

        assertThat(failure().reason()).isEqualTo(PullFailed.Reason.UNEXPECTED);
        assertThat(vendor.signals).hasSize(1);
    }

    @Test
    void secretsAreNotPrinted() {
        Access access = Vendor.access(PullVendor.MICROSOFT_DEFENDER);
        Question request = access.tokenRequest().orElseThrow();

        assertThat(access.toString() + request + request.body()).doesNotContain("s3cret");
    }

    private PullFailed failure() {
        return catchThrowableOfType(PullFailed.class, () -> vendor.run(PullVendor.MICROSOFT_DEFENDER));
    }

    private long tokenRequests() {
        return vendor.paths().stream().filter(path -> path.endsWith("/token")).count();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import static io.conditionalaccess.risk.reading.SampleSignal.MINIMAL;
import static io.conditionalaccess.risk.reading.SampleSignal.errors;
import static io.conditionalaccess.risk.reading.SampleSignal.single;
import static io.conditionalaccess.risk.reading.SampleSignal.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a signal is named by field, value and expectation. */
class SignalErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'evt-1'|''|/id",
                "'evt-1'|' evt'|/id",
                "'evt-1'|'a\\u0000b'|/id",
                "'evt-1'|'a\\ud800'|/id",
                "'evt-1'|7|/id",
                "'risk':'high'|'risk':'severe'|/risk",
                "'risk':'high'|'risk':'HIGH'|/risk",
                "'risk':'high'|'risk':3|/risk",
                "'risk':'high'|'compliance':'complient'|/compliance",
                "'risk':'high'|'complience':'compliant','risk':'low'|/complience",
                "'risk':'high'|'compliance':'in-grace'|/grace_until",
                "'risk':'high'|'risk':'high','grace_until':'2026-11-25T00:00:00Z'|/grace_until",
                "'risk':'high'|'compliance':'compliant','grace_until':'2026-11-25T00:00:00Z'|/grace_until",
                "'risk':'high'|'risk':'high','finding':''|/finding",
                "'risk':'high'|'risk':'high','finding':' snapshot'|/finding",
                "'risk':'high'|'risk':'high','remediation':'fixed'|/remediation",
                "'risk':'high'|'risk':'high','user':''|/user",
                "'risk':'high'|'risk':'high','reason':'malware'|/reason",
                "'risk':'high'|'risk':'high','reason':{'text':'x'}|/reason/text",
                "'risk':'high'|'risk':'high','reason':{'user':{'en':1}}|/reason/user/en",
                "'risk':'high'|'risk':'high','evidence':1|/evidence",
                "'risk':'high'|'risk':'high','a/b~c':1|/a~1b~0c",
                "'risk':'high'|'risk':'high','expires_at':'2026-11-22T09:00:00Z'|/expires_at",
                "'risk':'high'|'risk':'high','expires_at':'soon'|/expires_at",
                "2026-11-22T09:00:00Z|2026-11-22T09:00:00|/observed_at",
                "2026-11-22T09:00:00Z|2026-11-22|/observed_at",
                "2026-11-22T09:00:00Z|1969-12-31T23:59:59Z|/observed_at",
                "2026-11-22T09:00:00Z|+10000-01-01T00:00:00Z|/observed_at",
                "'device':{'id':'alice-laptop'}|'device':{}|/device",
                "'device':{'id':'alice-laptop'}|'device':'alice-laptop'|/device",
                "'device':{'id':'alice-laptop'}|'device':{'mac':'00'}|/device/mac",
                "'device':{'id':'alice-laptop'}|'device':{'id':'a\\u0007'}|/device/id",
            })
    void namesTheFieldThatIsWrong(String what, String by, String pointer) {
        assertThat(MINIMAL).contains(what);
        assertThat(errors(MINIMAL.replace(what, by))).contains(pointer);
    }

    @Test
    void namesEachMissingField() {
        assertThat(errors("{}")).containsExactlyInAnyOrder("/id", "/device", "", "/observed_at");
    }

    @Test
    void tellsWhatWasSentAndWhatIsExpected() {
        Item.Invalid invalid = (Item.Invalid) single(MINIMAL.replace("'high'", "'" + "x".repeat(100) + "'"));
        assertThat(invalid.id()).contains("evt-1");
        assertThat(invalid.errors())
                .containsExactly(new FieldError(
                        "/risk", "expected one of none, low, medium, high, unknown", Optional.of("x".repeat(64))));
    }

    @Test
    void allows255CharactersAndNotOneMore() {
        assertThat(valid(MINIMAL.replace("evt-1", "i".repeat(255))).id()).hasSize(255);
        assertThat(errors(MINIMAL.replace("evt-1", "i".repeat(256)))).containsExactly("/id");
        String finding = "'risk':'high','finding':'";
        assertThat(valid(MINIMAL.replace("'risk':'high'", finding + "f".repeat(255) + "'"))
                        .finding())
                .hasValueSatisfying(value -> assertThat(value).hasSize(255));
        assertThat(errors(MINIMAL.replace("'risk':'high'", finding + "f".repeat(256) + "'")))
                .containsExactly("/finding");
        assertThat(valid(MINIMAL.replace("alice-laptop", "d".repeat(128))).deviceId())
                .isPresent();
        assertThat(errors(MINIMAL.replace("alice-laptop", "d".repeat(129)))).containsExactly("/device/id");
        assertThat(errors(MINIMAL.replace("'id':'alice-laptop'", "'serial':'" + "s".repeat(256) + "'")))
                .containsExactly("/device/serial");
        assertThat(errors(MINIMAL.replace("'id':'alice-laptop'", "'serial':'" + "\u00df".repeat(200) + "'")))
                .containsExactly("/device/serial");
    }
}

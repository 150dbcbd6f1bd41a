// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import static io.conditionalaccess.risk.reading.SampleSignal.MINIMAL;
import static io.conditionalaccess.risk.reading.SampleSignal.errors;
import static io.conditionalaccess.risk.reading.SampleSignal.valid;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.core.posture.Stage;
import io.conditionalaccess.core.signal.Claim;
import io.conditionalaccess.core.signal.Flag;
import io.conditionalaccess.core.signal.Signal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a signal that holds. */
class SignalReaderTest {

    @Test
    void readsEverythingThatTheContractNames() {
        Signal signal =
                valid("{'id':'evt-4711','device':{'id':'Alice-Laptop','serial':' ab  12 ','entra_device_id':'AAAA-1',"
                        + "'agent_id':'Agent7','hardware_uuid':'4C4C-1','hostname':'LAPTOP.corp.example'},"
                        + "'finding':'alert-1','risk':'medium','compliance':'in-grace',"
                        + "'grace_until':'2026-11-25T00:00:00Z','observed_at':'2026-11-22T10:59:59.1234567+01:00',"
                        + "'expires_at':'2026-11-23T00:00:00Z','remediation':'in_progress','user':'alice',"
                        + "'reason':{'code':'malware','admin':'text','user':{'en':'Hello','de':'Hallo'}},"
                        + "'evidence':'https://edr.example/alerts/1','x-vendor':{'any':1}}");
        assertThat(signal.id()).isEqualTo("evt-4711");
        assertThat(signal.deviceId()).contains(new DeviceId("Alice-Laptop"));
        assertThat(signal.aliases())
                .containsExactlyInAnyOrder(
                        new Alias(AliasType.ID, Alias.NO_SCOPE, "alice-laptop"),
                        new Alias(AliasType.SERIAL, Alias.NO_SCOPE, "AB 12"),
                        new Alias(AliasType.ENTRA_DEVICE_ID, Alias.NO_SCOPE, "aaaa-1"),
                        new Alias(AliasType.AGENT_ID, "edr", "Agent7"),
                        new Alias(AliasType.HARDWARE_UUID, Alias.NO_SCOPE, "4c4c-1"),
                        new Alias(AliasType.HOSTNAME, Alias.NO_SCOPE, "laptop"));
        assertThat(signal.finding()).contains("alert-1");
        assertThat(signal.claims())
                .containsExactly(
                        new Claim(Axis.RISK, Optional.of(RiskLevel.MEDIUM), Optional.empty()),
                        new Claim(
                                Axis.COMPLIANCE,
                                Optional.of(ComplianceStatus.IN_GRACE),
                                Optional.of(Instant.parse("2026-11-25T00:00:00Z"))));
        assertThat(signal.observedAt()).isEqualTo("2026-11-22T09:59:59.123456Z");
        assertThat(signal.expiresAt()).contains(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(signal.stage()).contains(Stage.IN_PROGRESS);
        assertThat(signal.user()).contains("alice");
        assertThat(signal.detail().code()).contains("malware");
        assertThat(signal.detail().userText("de-AT")).contains("Hallo");
        assertThat(signal.detail().evidence()).contains("https://edr.example/alerts/1");
        assertThat(signal.flags()).isEmpty();
    }

    @Test
    void clampsTimesAfterReceiptAndSaysSo() {
        Signal signal = valid(MINIMAL.replace("2026-11-22T09:00:00Z", "2026-11-22T10:00:01Z"));
        assertThat(signal.observedAt()).isEqualTo("2026-11-22T10:00:00.123456Z");
        assertThat(signal.flags()).containsExactly(Flag.OBSERVED_AT_CLAMPED);
    }

    @Test
    void readsCriticalAsHighAndUnknownAsNoLevel() {
        assertThat(valid(MINIMAL.replace("'high'", "'critical'")).claims())
                .containsExactly(new Claim(Axis.RISK, Optional.of(RiskLevel.HIGH), Optional.empty()));
        assertThat(valid(MINIMAL.replace("'high'", "'unknown'")).claims())
                .containsExactly(new Claim(Axis.RISK, Optional.empty(), Optional.empty()));
    }

    @Test
    void treatsNullAsAbsent() {
        assertThat(valid(MINIMAL.replace("'id':'evt-1'", "'id':'evt-1','finding':null,'user':null"))
                        .finding())
                .isEmpty();
        assertThat(errors(MINIMAL.replace("'evt-1'", "null"))).containsExactly("/id");
    }

    @Test
    void dropsJunkIdentifiersWithoutAnError() {
        assertThat(valid(MINIMAL.replace("'id':'alice-laptop'", "'serial':'Default string','hostname':''"))
                        .aliases())
                .isEmpty();
    }

    @Test
    void cutsTextsAndSaysSo() {
        Signal signal = valid(MINIMAL.replace(
                "'risk':'high'",
                "'risk':'high','reason':{'code':'" + "c".repeat(65) + "','admin':'" + "a".repeat(1999)
                        + "\ud83d\ude00','user':{'en':'a\\u0000b'}}"));
        assertThat(signal.detail().code()).contains("c".repeat(64));
        assertThat(signal.detail().adminText()).contains("a".repeat(1999));
        assertThat(signal.detail().userText("en")).contains("ab");
        assertThat(signal.flags()).containsExactly(Flag.TEXT_TRUNCATED);
        assertThat(valid(MINIMAL.replace("'risk':'high'", "'risk':'high','reason':{'code':'" + "c".repeat(64) + "'}"))
                        .flags())
                .isEmpty();
    }

    @Test
    void keepsTwentyLanguagesAndDropsWhatIsNone() {
        String texts = String.join(
                ",",
                IntStream.range(0, 21)
                        .mapToObj(i -> "'" + (char) ('a' + i) + "a':'t'")
                        .toList());
        Signal many = valid(MINIMAL.replace("'risk':'high'", "'risk':'high','reason':{'user':{" + texts + "}}"));
        assertThat(many.detail().userTexts()).hasSize(20);
        assertThat(many.flags()).containsExactly(Flag.TEXT_TRUNCATED);
        Signal odd = valid(MINIMAL.replace("'risk':'high'", "'risk':'high','reason':{'user':{'e n':'t','pt_br':'u'}}"));
        assertThat(odd.detail().userTexts()).containsOnlyKeys("pt-BR");
        assertThat(odd.flags()).containsExactly(Flag.TEXT_TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "ftp://x", "https://x y", "//x", "https://x/\\\"><script>"})
    void dropsEvidenceThatIsNoWebLink(String link) {
        Signal signal = valid(MINIMAL.replace("'risk':'high'", "'risk':'high','evidence':'" + link + "'"));
        assertThat(signal.detail().evidence()).isEmpty();
        assertThat(signal.flags()).containsExactly(Flag.TEXT_TRUNCATED);
    }

    @Test
    void hashesContentWhateverItsOrder() {
        String one = valid(MINIMAL).contentHash();
        assertThat(one).hasSize(64);
        assertThat(valid("{'risk':'high', 'observed_at':'2026-11-22T09:00:00Z','device':{'id':'alice-laptop'},"
                                + "'id':'evt-1'}")
                        .contentHash())
                .isEqualTo(one);
        assertThat(valid(MINIMAL.replace("high", "low")).contentHash()).isNotEqualTo(one);
    }
}

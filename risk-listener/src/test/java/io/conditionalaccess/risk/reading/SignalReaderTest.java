// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalReaderTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-22T10:00:00.123456789Z");
    private static final String MINIMAL =
            "{'id':'evt-1','device':{'id':'alice-laptop'},'risk':'high','observed_at':'2026-11-22T09:00:00Z'}";

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

    @Test
    void readsTheGoodItemsOfAnArrayAndNamesTheBad() {
        Reading.Items read = (Reading.Items) read("[" + MINIMAL + ",7," + MINIMAL.replace("'high'", "1") + "]");
        assertThat(read.single()).isFalse();
        assertThat(read.items()).hasSize(3);
        assertThat(read.items().get(0)).isInstanceOf(Item.Valid.class);
        assertThat(pointers(read.items().get(1))).containsExactly("/1");
        assertThat(pointers(read.items().get(2))).containsExactly("/2/risk");
    }

    @Test
    void allows500ItemsAndNotOneMore() {
        assertThat(((Reading.Items) read(array(500))).items()).hasSize(500);
        assertThat(read(array(501))).isInstanceOf(Reading.Unreadable.class);
        assertThat(((Reading.Items) read("[]")).items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "7",
                "null",
                "'x'",
                "{",
                "{'a':1}}",
                "{'a':1} {'a':1}",
                "[1],",
                "{'a':1,'a':1}",
                "{a:1}",
                "{'a':NaN}",
                "{'a':1E51034780708}",
                "[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]"
            })
    void refusesWhatIsNotOneJsonObjectOrArray(String body) {
        assertThat(read(body)).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void namesTheMemberThatIsRepeated() {
        Reading read = read("{'device':{'id':'a','id':'b'}}");
        assertThat(((Reading.Unreadable) read).error().pointer()).isEqualTo("/device/id");
    }

    @Test
    void refusesOtherEncodingsThanUtf8() {
        String json = MINIMAL.replace('\'', '"');
        assertThat(SignalReader.read(json.getBytes(StandardCharsets.UTF_16), "edr", RECEIVED))
                .isInstanceOf(Reading.Unreadable.class);
        assertThat(SignalReader.read(
                        json.replace("evt", "\u00e9").getBytes(StandardCharsets.ISO_8859_1), "edr", RECEIVED))
                .isInstanceOf(Reading.Unreadable.class);
    }

    private static String array(int items) {
        return "[" + String.join(",", java.util.Collections.nCopies(items, MINIMAL)) + "]";
    }

    private static Reading read(String json) {
        return SignalReader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "edr", RECEIVED);
    }

    private static Item single(String json) {
        Reading.Items items = (Reading.Items) read(json);
        assertThat(items.single()).isTrue();
        return items.items().get(0);
    }

    private static Signal valid(String json) {
        Item item = single(json);
        assertThat(item).as(item.toString()).isInstanceOf(Item.Valid.class);
        return ((Item.Valid) item).signal();
    }

    private static List<String> errors(String json) {
        return pointers(single(json));
    }

    private static List<String> pointers(Item item) {
        assertThat(item).as(item.toString()).isInstanceOf(Item.Invalid.class);
        return ((Item.Invalid) item).errors().stream().map(FieldError::pointer).toList();
    }
}

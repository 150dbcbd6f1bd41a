// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.risk.ssf.set.RefusedSet;
import io.conditionalaccess.risk.ssf.set.SecurityEvent;
import io.conditionalaccess.risk.ssf.set.SetError;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventMappingTest {
    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";
    private static final String ALICE = "{'format':'iss_sub','iss':'https://idp.example','sub':'alice'}";
    private static final String LAPTOP = "{'format':'opaque','id':'laptop'}";
    private static final String BOTH = "{'format':'complex','user':" + ALICE + ",'device':" + LAPTOP + "}";
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    private final EventMapping mapping = new EventMapping(AliasType.ID, false);

    @ParameterizedTest
    @CsvSource({
        "compliant, compliant",
        "not-compliant, not-compliant",
        "not_compliant, not-compliant",
        "Non-Compliant, not-compliant",
        "unmanaged, not-compliant",
        "unknown, unknown",
        "splendid, unknown",
        "'', unknown"
    })
    void readsCompliance(String said, String level) {
        ObjectNode item = told(CAEP + "device-compliance-change", BOTH, "{'current_status':'" + said + "'}")
                .item();
        assertThat(item.path("compliance").asText()).isEqualTo(level);
        assertThat(item.path("device").path("id").asText()).isEqualTo("laptop");
        assertThat(item.path("observed_at").asText()).isEqualTo(AT.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "LOW, low",
        "medium, medium",
        "HIGH, high",
        "CRITICAL, high",
        "secure, low",
        "UNKNOWN, unknown",
        "x, unknown"
    })
    void readsRisk(String said, String level) {
        Action.Tell told =
                told(CAEP + "risk-level-change", BOTH, "{'principal':'DEVICE','current_level':'" + said + "'}");
        assertThat(told.item().path("risk").asText()).isEqualTo(level);
        assertThat(told.user()).contains(new Identifier.IssuerSubject("https://idp.example", "alice"));
    }

    @Test
    void aDeviceAloneIsEnough() {
        String subject = "{'format':'complex','device':{'format':'iss_sub','iss':'https://x','sub':'laptop'},"
                + "'tenant':{'format':'opaque','id':'1'}}";
        assertThat(told(CAEP + "device-compliance-change", subject, "{'current_status':'compliant'}")
                        .item()
                        .path("device")
                        .path("id")
                        .asText())
                .isEqualTo("laptop");
        assertThat(told(CAEP + "device-compliance-change", LAPTOP, "{'current_status':'compliant'}")
                        .user())
                .isEmpty();
    }

    @Test
    void theConfigurationSaysWhatADeviceIdIs() {
        EventMapping bySerial = new EventMapping(AliasType.SERIAL, false);
        Action action = bySerial.map(
                event(CAEP + "device-compliance-change", LAPTOP, "{'current_status':'compliant'}"), Set.of());
        assertThat(((Action.Tell) action).item().path("device").path("serial").asText())
                .isEqualTo("laptop");
    }

    @Test
    void aUserAloneSaysNothingAboutADevice() {
        String subject = "{'format':'complex','user':" + ALICE + "}";
        assertThat(map(CAEP + "device-compliance-change", subject, "{'current_status':'not-compliant'}"))
                .isInstanceOf(Action.Acknowledge.class);
        assertThat(map(CAEP + "risk-level-change", subject, "{'principal':'USER','current_level':'MEDIUM'}"))
                .isInstanceOf(Action.Acknowledge.class);
    }

    @Test
    void reasonsAreTextsByLanguageOrJustATexts() {
        ObjectNode item = told(
                        CAEP + "device-compliance-change",
                        LAPTOP,
                        "{'current_status':'not-compliant','reason_admin':'disk','reason_user':{'de':'Platte','x':1}}")
                .item();
        assertThat(item.path("reason").path("admin").asText()).isEqualTo("disk");
        assertThat(item.path("reason").path("user").toString()).isEqualTo("{\"de\":\"Platte\"}");
    }

    @Test
    void anOpaqueSubjectOfARevocationIsASession() {
        assertThat(ended(CAEP + "session-revoked", "{'format':'opaque','id':'s1'}")
                        .target())
                .isEqualTo(new Action.Target(Optional.empty(), Optional.empty(), Optional.of("s1")));
    }

    @Test
    void aRevocationOfAUserOnADeviceKeepsBoth() {
        Action.Target target = ended(CAEP + "session-revoked", BOTH).target();
        assertThat(target.user()).isPresent();
        assertThat(target.device()).isPresent();
        assertThat(target.session()).isEmpty();
    }

    @Test
    void sessionAllMeansEverySessionOfTheUser() {
        String subject = "{'format':'complex','user':" + ALICE + ",'session':{'format':'opaque','id':'ALL'}}";
        assertThat(ended(CAEP + "session-revoked", subject).target().session()).isEmpty();
    }

    @Test
    void aSessionThatIsNotUnderstoodDoesNotEndAllOfTheUsers() {
        String subject = "{'format':'complex','user':" + ALICE + ",'session':{'format':'jwt_id','iss':'x','jti':'y'}}";
        assertThat(map(CAEP + "session-revoked", subject, "{}")).isInstanceOf(Action.Acknowledge.class);
    }

    @Test
    void aTenantAloneEndsNothing() {
        String subject = "{'format':'complex','tenant':{'format':'opaque','id':'1'}}";
        assertThat(map(CAEP + "session-revoked", subject, "{}")).isInstanceOf(Action.Acknowledge.class);
    }

    @Test
    void aUserAtHighRiskLosesSessions() {
        Action action = map(CAEP + "risk-level-change", ALICE, "{'principal':'USER','current_level':'HIGH'}");
        assertThat(((Action.End) action).target().user()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"revoke, true", "UPDATE, true", "delete, true", "create, false", "polish, false"})
    void aCredentialChangeEndsSessionsUnlessOneWasAdded(String change, boolean ends) {
        Action action =
                map(CAEP + "credential-change", ALICE, "{'credential_type':'password','change_type':'" + change + "'}");
        assertThat(action instanceof Action.End).isEqualTo(ends);
    }

    @Test
    void aDisabledAccountLosesItsSessions() {
        Action.End end = ended(RISC + "account-disabled", "{'format':'email','email':'alice@example.com'}");
        assertThat(end.target().user()).contains(new Identifier.Email("alice@example.com"));
        assertThat(end.began()).isEqualTo(AT);
    }

    @Test
    void otherEventsAreAcknowledgedWhateverTheySay() {
        assertThat(map(CAEP + "session-established", "{}", "{}")).isInstanceOf(Action.Acknowledge.class);
        assertThat(map("https://vendor.example/event", "{'format':'x'}", "{}")).isInstanceOf(Action.Acknowledge.class);
    }

    @Test
    void anEventWithACriticalMemberThatIsNotUnderstoodIsDiscarded() {
        String subject = "{'format':'complex','device':" + LAPTOP + ",'tenant':{'format':'opaque','id':'1'}}";
        SecurityEvent event = event(CAEP + "device-compliance-change", subject, "{'current_status':'compliant'}");
        assertThat(mapping.map(event, Set.of("tenant"))).isInstanceOf(Action.Acknowledge.class);
        assertThat(mapping.map(event, Set.of("device", "user"))).isInstanceOf(Action.Tell.class);
    }

    @Test
    void readsEveryFormatOfSubjects() {
        assertThat(user("{'format':'account','uri':'acct:a@x'}")).contains(new Identifier.Account("acct:a@x"));
        assertThat(user("{'format':'did','url':'did:x:1'}")).contains(new Identifier.Address("did:x:1"));
        assertThat(user("{'format':'uri','uri':'urn:x'}")).contains(new Identifier.Address("urn:x"));
        assertThat(user("{'format':'aliases','identifiers':[" + ALICE + "]}")).isPresent();
        assertThat(map(RISC + "account-disabled", "{'format':'phone','phone_number':'1'}", "{}"))
                .isInstanceOf(Action.Acknowledge.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{'format':'opaque'}",
                "{'format':'email','email':''}",
                "{'format':'complex'}",
                "{'format':'complex','user':{'format':'complex'}}",
                "{'format':'aliases','identifiers':[{'format':'aliases','identifiers':[]}]}",
                "{'subject_type':'iss-sub','iss':'x','sub':'y'}"
            })
    void refusesSubjectsThatAreNotAsDefined(String subject) {
        RefusedSet refused = catchThrowableOfType(RefusedSet.class, () -> map(CAEP + "session-revoked", subject, "{}"));
        assertThat(refused.error()).isEqualTo(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesEventsWithoutWhatTheyRequire() {
        assertThat(catchThrowableOfType(
                                RefusedSet.class,
                                () -> map(CAEP + "device-compliance-change", LAPTOP, "{'current_status':1}"))
                        .error())
                .isEqualTo(SetError.INVALID_REQUEST);
        assertThat(catchThrowableOfType(RefusedSet.class, () -> map(CAEP + "credential-change", ALICE, "{}"))
                        .error())
                .isEqualTo(SetError.INVALID_REQUEST);
    }

    @Test
    void readsDraftsWhereToldTo() {
        EventMapping drafts = new EventMapping(AliasType.ID, true);
        SecurityEvent google = new SecurityEvent(
                "1",
                "",
                RISC + "account-disabled",
                Optional.empty(),
                json("{'subject':{'subject_type':'iss-sub','iss':'x','sub':'y'}}"),
                AT,
                AT,
                Optional.empty());
        assertThat(drafts.map(google, Set.of())).isInstanceOf(Action.End.class);
        SecurityEvent okta =
                event(CAEP + "device-compliance-change", "{'device':" + LAPTOP + "}", "{'current_status':'compliant'}");
        assertThat(drafts.map(okta, Set.of())).isInstanceOf(Action.Tell.class);
    }

    @Test
    void readsBothFormsOfAStreamsStatus() {
        String type = SecurityEvent.STREAM_UPDATED;
        assertThat(map(type, "{}", "{'status':'paused','reason':'x'}"))
                .isEqualTo(new Action.StreamChanged("paused", Optional.of("x")));
        assertThat(map(type, "{}", "{'status':{'stream_id':'1','status':'disabled'}}"))
                .isEqualTo(new Action.StreamChanged("disabled", Optional.empty()));
    }

    @Test
    void readsVerifications() {
        assertThat(map(SecurityEvent.VERIFICATION, "{}", "{'state':'s'}"))
                .isEqualTo(new Action.Verify(Optional.of("s")));
        assertThat(map(SecurityEvent.VERIFICATION, "{}", "{}")).isEqualTo(new Action.Verify(Optional.empty()));
    }

    private Optional<Identifier> user(String subject) {
        return ended(RISC + "account-disabled", subject).target().user();
    }

    private Action.End ended(String type, String subject) {
        return (Action.End) map(type, subject, "{}");
    }

    private Action.Tell told(String type, String subject, String details) {
        return (Action.Tell) map(type, subject, details);
    }

    private Action map(String type, String subject, String details) {
        return mapping.map(event(type, subject, details), Set.of());
    }

    private static SecurityEvent event(String type, String subject, String details) {
        return new SecurityEvent(
                "jti-1", "hash", type, Optional.of(json(subject)), json(details), AT, AT, Optional.empty());
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

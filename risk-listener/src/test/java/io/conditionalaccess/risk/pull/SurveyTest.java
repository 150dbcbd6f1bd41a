// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.conditionalaccess.core.signal.Claim;
import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.risk.source.PullVendor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Following what changed: which questions are asked, and where to go on. */
class SurveyTest {
    private static final Instant NOW = Vendor.NOW;
    private static final Duration WHOLE_FOR = Duration.ofMinutes(30);
    private static final String DELTA = "https://api.example/v1.0/devices/delta?$deltatoken=";
    private static final String NEXT = "https://api.example/v1.0/devices/delta?$skiptoken=";
    private static final Survey.Mark BEFORE = new Survey.Mark(DELTA + "a", NOW.minus(Duration.ofMinutes(5)));

    private final Vendor vendor = new Vendor().answers(Vendor.TOKEN);

    @Test
    void theFirstRunReadsEverythingAndRemembersWhereItBegan() throws PullFailed {
        vendor.answers(changes(DELTA + "b")).answers(page(managed(1, "compliant"), managed(2, "noncompliant")));

        Survey survey = run(Optional.empty());

        assertThat(paths()).startsWith("/v1.0/devices/delta?$select=deviceId,isCompliant,isManaged&$deltatoken=latest");
        assertThat(paths().get(1)).startsWith("/v1.0/deviceManagement/managedDevices?$top=500&$select=id,");
        assertThat(said()).containsExactly("compliant", "not-compliant");
        assertThat(survey.mark()).contains(new Survey.Mark(DELTA + "b", NOW));
    }

    @Test
    void thenOnlyWhatChangedIsAskedAbout() throws PullFailed {
        vendor.answers(changes(DELTA + "b", changed(1)))
                .answers(page(managed(1, "inGracePeriod", "2026-11-30T00:00:00Z")));

        Survey survey = run(Optional.of(BEFORE));

        assertThat(paths().get(0)).isEqualTo("/v1.0/devices/delta?$deltatoken=a");
        assertThat(paths().get(1)).endsWith("&$filter=azureADDeviceId%20eq%20'" + id(1) + "'");
        assertThat(said()).as("what Intune says, not Entra's true").containsExactly("in-grace");
        assertThat(survey.mark()).contains(new Survey.Mark(DELTA + "b", BEFORE.wholeAt()));
    }

    @Test
    void nothingChangedIsOneQuestion() throws PullFailed {
        vendor.answers(changes(DELTA + "b"));

        Survey survey = run(Optional.of(BEFORE));

        assertThat(paths()).hasSize(1);
        assertThat(survey.mark()).map(Survey.Mark::link).contains(DELTA + "b");
    }

    @Test
    void everyPageOfChangesIsRead() throws PullFailed {
        vendor.answers("{\"value\":[" + changed(1) + "],\"@odata.nextLink\":\"" + NEXT + "2\"}")
                .answers(changes(DELTA + "b", changed(2), changed(1)))
                .answers(page(managed(1, "compliant")))
                .answers(page(managed(2, "noncompliant")));

        run(Optional.of(BEFORE));

        assertThat(paths()).hasSize(4);
        assertThat(said()).containsExactly("compliant", "not-compliant");
    }

    @Test
    void whatWasRemovedOrIsNotManagedSaysNothing() throws PullFailed {
        vendor.answers(changes(
                        DELTA + "b",
                        "{\"id\":\"o\",\"deviceId\":\"" + id(1) + "\",\"@removed\":{\"reason\":\"deleted\"}}",
                        "{\"id\":\"o\",\"@removed\":{\"reason\":\"changed\"}}",
                        "{\"deviceId\":\"x' or 1 eq 1\"}",
                        changed(2)))
                .answers(page());

        run(Optional.of(BEFORE));

        assertThat(paths()).hasSize(2);
        assertThat(paths().get(1)).endsWith("'" + id(2) + "'");
        assertThat(vendor.signals).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"410, '{}'", "410, ''", "400, '{\"error\":{\"code\":\"syncStateNotFound\"}}'"})
    void aForgottenPlaceMeansEverythingAgain(int status, String body) throws PullFailed {
        vendor.answers(status, body).answers(changes(DELTA + "b")).answers(page(managed(1, "compliant")));

        Survey survey = run(Optional.of(BEFORE));

        assertThat(paths().get(1)).endsWith("$deltatoken=latest");
        assertThat(said()).containsExactly("compliant");
        assertThat(survey.mark()).contains(new Survey.Mark(DELTA + "b", NOW));
    }

    @Test
    void soDoesAWholeListThatIsTooOld() throws PullFailed {
        vendor.answers(changes(DELTA + "b")).answers(page(managed(1, "compliant")));

        Survey survey = run(Optional.of(new Survey.Mark(DELTA + "a", NOW.minus(WHOLE_FOR))));

        assertThat(paths().get(0)).endsWith("$deltatoken=latest");
        assertThat(survey.mark()).map(Survey.Mark::wholeAt).contains(NOW);
    }

    @Test
    void soDoMoreChangesThanAreWorthAskingOneByOne() throws PullFailed {
        String[] many = IntStream.rangeClosed(0, Changes.MOST)
                .mapToObj(SurveyTest::changed)
                .toArray(String[]::new);
        vendor.answers(changes(DELTA + "b", many)).answers(changes(DELTA + "c")).answers(page());

        Survey survey = run(Optional.of(BEFORE));

        assertThat(paths()).hasSize(3);
        assertThat(survey.mark()).contains(new Survey.Mark(DELTA + "c", NOW));
    }

    @Test
    void aFailureGoesOnFromTheSamePlaceAgain() {
        vendor.answers(changes(DELTA + "b", changed(1), changed(2)))
                .answers(page(managed(1, "noncompliant")))
                .answers(400, "");
        Survey survey = survey(Optional.of(BEFORE));

        PullFailed failure = catchThrowableOfType(PullFailed.class, () -> follow(survey));

        assertThat(failure.reason()).isEqualTo(PullFailed.Reason.UNEXPECTED);
        assertThat(said()).as("what was read before").containsExactly("not-compliant");
        assertThat(survey.mark()).contains(BEFORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/delta",
                "http://api.example/delta",
                "https://user@api.example/delta",
                "//evil.example/delta",
                "/v1.0/devices/delta",
                "file:///etc/passwd",
                "no link"
            })
    void aLinkToElsewhereIsNeitherKeptNorFollowed(String link) {
        vendor.answers(changes(link));
        Survey first = survey(Optional.empty());
        assertThat(catchThrowableOfType(PullFailed.class, () -> follow(first)).reason())
                .isEqualTo(PullFailed.Reason.UNEXPECTED);
        assertThat(first.mark()).isEmpty();

        Survey later = survey(Optional.of(new Survey.Mark(link, BEFORE.wholeAt())));
        assertThat(catchThrowableOfType(PullFailed.class, () -> follow(later)).reason())
                .isEqualTo(PullFailed.Reason.UNEXPECTED);
        assertThat(paths()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"value\":[]}", "{\"value\":{},\"@odata.deltaLink\":\"https://api.example/\"}"})
    void changesOfAnotherFormAreNotRead(String body) {
        vendor.answers(body);
        Survey survey = survey(Optional.of(BEFORE));

        assertThat(catchThrowableOfType(PullFailed.class, () -> follow(survey)).reason())
                .isEqualTo(PullFailed.Reason.UNEXPECTED);
        assertThat(survey.mark()).contains(BEFORE);
    }

    @Test
    void whatIsRememberedCanBeReadAgain() {
        PullState state = new PullState(
                NOW, NOW, Optional.of(NOW), Optional.empty(), 0, 7, NOW.plusSeconds(60), Optional.of(BEFORE));

        assertThat(PullState.of(state.notes())).isEqualTo(state);
    }

    private Survey run(Optional<Survey.Mark> before) throws PullFailed {
        Survey survey = survey(before);
        follow(survey);
        return survey;
    }

    private Survey survey(Optional<Survey.Mark> before) {
        return vendor.survey(PullVendor.MICROSOFT_INTUNE, before);
    }

    private static void follow(Survey survey) throws PullFailed {
        Connector intune = Connector.of(PullVendor.MICROSOFT_INTUNE);
        survey.changed(intune, intune.changes().orElseThrow(), NOW, NOW.minus(WHOLE_FOR));
    }

    /** Without the question for a token. */
    private List<String> paths() {
        return vendor.paths().subList(1, vendor.paths().size());
    }

    private List<String> said() {
        return vendor.signals.stream()
                .map(Signal::claims)
                .flatMap(List::stream)
                .map(Claim::level)
                .flatMap(Optional::stream)
                .map(level -> level.wire())
                .toList();
    }

    private static String changes(String link, String... rows) {
        return "{\"value\":[" + String.join(",", rows) + "],\"@odata.deltaLink\":\"" + link + "\"}";
    }

    private static String changed(int n) {
        return "{\"id\":\"object\",\"deviceId\":\"" + id(n) + "\",\"isCompliant\":true,\"isManaged\":true}";
    }

    private static String page(String... rows) {
        return List.of(rows).stream().collect(Collectors.joining(",", "{\"value\":[", "]}"));
    }

    private static String managed(int n, String state) {
        return managed(n, state, "9999-12-31T23:59:59Z");
    }

    private static String managed(int n, String state, String grace) {
        return "{\"id\":\"" + id(n + 1_000) + "\",\"azureADDeviceId\":\"" + id(n) + "\",\"complianceState\":\"" + state
                + "\",\"complianceGracePeriodExpirationDateTime\":\"" + grace + "\"}";
    }

    private static String id(int n) {
        return String.format("5d4e8d7c-0001-4a4e-9f0a-%012d", n);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.conditionalaccess.registry.trial.DryRun;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The document that ships says what the resources do: neither less nor more. */
final class OpenApiTest {
    private static final JsonNode DOCUMENT = read();

    @Test
    void everyOperationAndParameterIsInBoth() {
        assertThat(documented()).isEqualTo(implemented(DeviceComplianceResource.class, "", List.of()));
    }

    static Stream<Arguments> schemas() {
        return Stream.of(
                Arguments.of("Device", DeviceRepresentation.class),
                Arguments.of("Posture", DeviceRepresentation.PostureRepresentation.class),
                Arguments.of("Finding", FindingRepresentation.class),
                Arguments.of("Decision", DecisionRepresentation.class),
                Arguments.of("Cause", DecisionRepresentation.CauseRepresentation.class),
                Arguments.of("Session", SessionRepresentation.class),
                Arguments.of("ClientDecision", SessionRepresentation.ClientDecision.class),
                Arguments.of("UserDevice", UserResource.UserDevice.class),
                Arguments.of("Export", PersonalData.Export.class),
                Arguments.of("ImportOutcome", DeviceImport.Outcome.class),
                Arguments.of("ImportResult", DeviceImport.Result.class),
                Arguments.of("WhatIfAnswer", WhatIf.Answer.class),
                Arguments.of("Impact", ImpactRepresentation.class),
                Arguments.of("ImpactRecorded", ImpactRepresentation.Recorded.class),
                Arguments.of("ImpactCurrent", ImpactRepresentation.Current.class),
                Arguments.of("ImpactDevices", ImpactRepresentation.Devices.class),
                Arguments.of("Coverage", CoverageRepresentation.class),
                Arguments.of("CoverageSessions", CoverageRepresentation.Sessions.class),
                Arguments.of("DryRun", DryRun.class),
                Arguments.of("DryRunElement", DryRun.Element.class),
                Arguments.of("DryRunMissed", DryRun.Missed.class),
                Arguments.of("DryRunSignal", DryRun.Made.class),
                Arguments.of("DryRunLook", DryRun.Look.class),
                Arguments.of("DryRunFlaw", DryRun.Flaw.class),
                Arguments.of("Changes", ChangesRepresentation.class),
                Arguments.of("SourceSync", SourceSync.class),
                Arguments.of("Count", CountRepresentation.class),
                Arguments.of("Problem", Problem.Body.class));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void aSchemaHasTheFieldsOfWhatIsAnswered(String schema, Class<?> answered) {
        List<String> documented = new ArrayList<>();
        DOCUMENT.at("/components/schemas/" + schema + "/properties")
                .fieldNames()
                .forEachRemaining(documented::add);

        assertThat(documented)
                .isEqualTo(Arrays.stream(answered.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<JsonNode> references = DOCUMENT.findValues("$ref");

        assertThat(references).isNotEmpty();
        assertThat(references)
                .allSatisfy(reference -> assertThat(
                                DOCUMENT.at(reference.asText().substring(1)).isObject())
                        .as(reference.asText())
                        .isTrue());
    }

    private static Map<String, Set<String>> documented() {
        Map<String, Set<String>> operations = new TreeMap<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    Set<String> parameters = new TreeSet<>();
                    operation
                            .getValue()
                            .path("parameters")
                            .forEach(parameter ->
                                    parameters.add(parameter.path("in").asText() + " "
                                            + parameter.path("name").asText()));
                    operations.put(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), parameters);
                }));
        return operations;
    }

    /** Follows sub-resources by the types that their locators return. */
    private static Map<String, Set<String>> implemented(Class<?> resource, String prefix, List<String> outer) {
        Map<String, Set<String>> operations = new TreeMap<>();
        for (Method method : resource.getDeclaredMethods()) {
            Optional<String> verb = Arrays.stream(method.getAnnotations())
                    .flatMap(annotation ->
                            Stream.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)))
                    .map(HttpMethod::value)
                    .findFirst();
            Optional<String> path =
                    Optional.ofNullable(method.getAnnotation(Path.class)).map(Path::value);
            String whole = prefix + path.map(p -> "/" + p).orElse("");
            List<String> parameters = new ArrayList<>(outer);
            parameters.addAll(parameters(method));
            if (verb.isPresent()) {
                operations.put(verb.get() + " " + whole, new TreeSet<>(parameters));
            } else if (path.isPresent()) {
                operations.putAll(implemented(method.getReturnType(), whole, parameters));
            }
        }
        return operations;
    }

    private static List<String> parameters(Method method) {
        List<String> names = new ArrayList<>();
        for (Annotation[] annotations : method.getParameterAnnotations()) {
            for (Annotation annotation : annotations) {
                if (annotation instanceof QueryParam query) {
                    names.add("query " + query.value());
                } else if (annotation instanceof PathParam path) {
                    names.add("path " + path.value());
                }
            }
        }
        return names;
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(OpenApi.text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

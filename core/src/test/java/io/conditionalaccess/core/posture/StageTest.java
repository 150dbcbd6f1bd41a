// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest {

    @ParameterizedTest
    @CsvSource({
        "DETECTED, detected, false",
        "IN_PROGRESS, in_progress, false",
        "PENDING_APPROVAL, pending_approval, false",
        "CONTAINED, contained, false",
        "REMEDIATED, remediated, true",
        "DISMISSED, dismissed, true"
    })
    void onlyRemediatedAndDismissedCloseAFinding(Stage stage, String wire, boolean closes) {
        assertThat(stage.wire()).isEqualTo(wire);
        assertThat(Stage.ofWire(wire)).contains(stage);
        assertThat(stage.closesFinding()).isEqualTo(closes);
    }

    @Test
    void everyStageIsInTheTable() {
        assertThat(Stage.values()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "REMEDIATED", "in-progress", "closed"})
    void otherWordsAreNoStage(String wire) {
        assertThat(Stage.ofWire(wire)).isEmpty();
    }
}

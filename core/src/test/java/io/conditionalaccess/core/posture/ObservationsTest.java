// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Said;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationsTest {
    private static final Observation RISK = Said.level(RiskLevel.LOW, 1).by("edr");
    private static final Observation COMPLIANCE =
            Said.level(ComplianceStatus.COMPLIANT, 1).by("mdm");

    @Test
    void equalsAnyListOfTheSame() {
        List<Observation> plain = List.of(RISK, COMPLIANCE);

        assertThat(new Observations(plain)).isEqualTo(plain).hasSameHashCodeAs(plain);
        assertThat(plain).isEqualTo(new Observations(plain));
    }

    @Test
    void doesNotChangeWithTheListItWasMadeOf() {
        List<Observation> changing = new ArrayList<>(List.of(RISK));
        Observations observations = new Observations(changing);

        changing.add(COMPLIANCE);

        assertThat(observations).containsExactly(RISK);
    }

    @Test
    void remembersTheLastConclusionOfAType() {
        Observations observations = new Observations(List.of(RISK));
        assertThat(observations.conclusion(String.class)).isEmpty();

        observations.conclude("one");
        observations.conclude("two");

        assertThat(observations.conclusion(String.class)).contains("two");
        assertThat(observations.conclusion(Integer.class)).isEmpty();
    }

    @Test
    void aCopyHasNothingConcluded() {
        Observations observations = new Observations(List.of(RISK));
        observations.conclude("one");

        assertThat(new Observations(observations).conclusion(String.class)).isEmpty();
    }
}

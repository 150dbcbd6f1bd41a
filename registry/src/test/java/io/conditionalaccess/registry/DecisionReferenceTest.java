// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionReferenceTest {

    @Test
    void hasTenCharactersThatCanBeReadOut() {
        assertThat(DecisionReference.next()).matches("[0-9A-HJKMNP-TV-Z]{10}");
    }

    @Test
    void isNeverTheSame() {
        Set<String> references = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            references.add(DecisionReference.next());
        }
        assertThat(references).hasSize(10_000);
    }

    @Test
    void isUnderstoodHoweverItIsTyped() {
        assertThat(DecisionReference.read(" oil8k-2mp9q ")).isEqualTo("0118K2MP9Q");
    }
}

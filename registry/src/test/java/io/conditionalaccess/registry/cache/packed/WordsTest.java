// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordsTest {
    private final Words words = new Words();

    @Test
    void aWordKeepsItsNumber() {
        int edr = words.number("edr").orElseThrow();
        int mdm = words.number("mdm").orElseThrow();
        assertThat(mdm).isNotEqualTo(edr);
        assertThat(words.number("edr")).contains(edr);
        assertThat(words.word(edr)).isEqualTo("edr");
        assertThat(words.word(mdm)).isEqualTo("mdm");
    }

    @Test
    void madeUpNamesTakeNoMoreRoomThanThereIs() {
        words.number("edr");
        for (int i = 0; i < 1_000; i++) {
            words.number("made up " + i);
        }
        assertThat(words.number("one more")).isEmpty();
        assertThat(words.number("edr")).isPresent();
    }

    @Test
    void whoeverLearnsAtTheSameTimeLearnsTheSame() {
        List<Integer> numbers = IntStream.range(0, 10_000)
                .parallel()
                .mapToObj(i -> {
                    String word = "w" + i % 50;
                    int number = words.number(word).orElseThrow();
                    assertThat(words.word(number)).isEqualTo(word);
                    return number;
                })
                .distinct()
                .toList();
        assertThat(numbers).hasSize(50);
    }
}

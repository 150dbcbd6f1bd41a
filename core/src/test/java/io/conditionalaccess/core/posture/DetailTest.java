// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetailTest {
    private static final Detail TEXTS = texts(Map.of("en", "Malware", "de", "Schadsoftware", "de-AT", "Schadprogramm"));

    @ParameterizedTest
    @CsvSource({
        "de, Schadsoftware",
        "de-AT, Schadprogramm",
        "de-CH, Schadsoftware",
        "de_CH, Schadsoftware",
        "fr, Malware",
        "en-GB, Malware"
    })
    void speaksThePersonsLanguageOrTheNearestOrEnglish(String tag, String expected) {
        assertThat(TEXTS.userText(tag)).contains(expected);
    }

    @Test
    void hasNoTextRatherThanOneInALanguageNobodyAskedFor() {
        assertThat(texts(Map.of("fr", "Logiciel malveillant")).userText("de")).isEmpty();
        assertThat(Detail.NONE.userText("en")).isEmpty();
    }

    @Test
    void isCanonicalWhateverTheOrderOfItsTexts() {
        Map<String, String> german = new LinkedHashMap<>();
        german.put("de", "b");
        german.put("en", "a");
        Map<String, String> english = new LinkedHashMap<>();
        english.put("en", "a");
        english.put("de", "b");

        assertThat(texts(german).canonical()).isEqualTo(texts(english).canonical());
    }

    /** Else a text could be crafted that ties with another, and the order of arrival would decide. */
    @Test
    void noTextCanPassForAnother() {
        Detail one = new Detail(Optional.of("a]|Optional[b"), Optional.of("c"), Map.of(), Optional.empty());
        Detail other = new Detail(Optional.of("a"), Optional.of("b]|Optional[c"), Map.of(), Optional.empty());

        assertThat(one.canonical()).isNotEqualTo(other.canonical());
        assertThat(texts(Map.of("de", "a, en=b")).canonical())
                .isNotEqualTo(texts(Map.of("de", "a", "en", "b")).canonical());
        assertThat(new Detail(Optional.of("x"), Optional.empty(), Map.of(), Optional.empty()).canonical())
                .isNotEqualTo(new Detail(Optional.empty(), Optional.of("x"), Map.of(), Optional.empty()).canonical());
    }

    private static Detail texts(Map<String, String> texts) {
        return new Detail(Optional.empty(), Optional.empty(), texts, Optional.empty());
    }
}

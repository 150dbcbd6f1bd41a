// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import static io.conditionalaccess.risk.reading.SampleSignal.MINIMAL;
import static io.conditionalaccess.risk.reading.SampleSignal.RECEIVED;
import static io.conditionalaccess.risk.reading.SampleSignal.pointers;
import static io.conditionalaccess.risk.reading.SampleSignal.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies: one signal or an array of them, in one JSON text of UTF-8. */
class SignalBodyTest {

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
}

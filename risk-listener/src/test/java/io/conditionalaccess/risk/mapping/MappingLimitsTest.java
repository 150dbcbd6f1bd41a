// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import static io.conditionalaccess.risk.mapping.Mappings.apply;
import static io.conditionalaccess.risk.mapping.Mappings.items;
import static io.conditionalaccess.risk.mapping.Mappings.only;
import static io.conditionalaccess.risk.mapping.Mappings.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.risk.reading.Item;
import io.conditionalaccess.risk.reading.Reading;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where a mapping gives up. */
class MappingLimitsTest {
    private static final String AT = "'d':'dev-1','t':'2026-11-20T00:00:00Z'";

    @Test
    void refusesABodyThatIsTooBigOrNotStrictJson() {
        Mapping mapping =
                Mappings.of("{'language':1,'name':'x','split':'','rules':[{'name':'a','signals':[{'device':[{'type':"
                        + "'id','at':'/d'}],'observedAt':'/t','risk':{'const':'high'}}]}]}");
        assertThat(items(mapping, array(500))).hasSize(500);
        assertThat(apply(mapping, array(501)).reading()).isInstanceOf(Reading.Unreadable.class);
        assertThat(apply(mapping, "[".repeat(33) + "]".repeat(33)).reading()).isInstanceOf(Reading.Unreadable.class);
        assertThat(apply(mapping, "['" + "x".repeat(64 * 1024 + 1) + "']").reading())
                .isInstanceOf(Reading.Unreadable.class);
        assertThat(apply(mapping, "[" + "1,".repeat(50_000) + "1]").reading()).isInstanceOf(Reading.Unreadable.class);
        assertThat(apply(mapping, "{'a':1,'a':2}").reading()).isInstanceOf(Reading.Unreadable.class);
        assertThat(apply(mapping, "{} x").reading()).isInstanceOf(Reading.Unreadable.class);
        assertThat(apply(mapping, "").reading()).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void givesUpOnLongTextsThatAreReadAgainAndAgain() {
        Mapping mapping = Mappings.of(
                "{'language':1,'name':'x','split':'/a','rules':[{'name':'a','when':{'^/long':{'contains':'b'}},"
                        + "'ignore':'x'}]}");
        String body = "{'long':'" + "a".repeat(60_000) + "','a':[" + "{},".repeat(999) + "{}]}";
        assertThat(apply(mapping, body).reading()).isInstanceOf(Reading.Unreadable.class);
        assertThat(apply(mapping, body.replace("a".repeat(59_000), "")).reading())
                .isInstanceOf(Reading.Items.class);
    }

    @Test
    void makesNoTextThatIsLongerThanAnyMemberMayBe() {
        Mapping mapping = signal("'risk':{'const':'high'},'reason':{'admin':{'concat':['/a','/a','/a']}}");
        Signal signal = only(mapping, "{" + AT + ",'a':'" + "x".repeat(3_000) + "'}");
        assertThat(signal.detail().adminText().orElseThrow()).hasSize(2_000);
        Mapping finding = signal("'risk':{'const':'high'},'finding':{'concat':['/a','/a']}");
        assertThat(items(finding, "{" + AT + ",'a':'" + "x".repeat(3_000) + "'}"))
                .singleElement()
                .isInstanceOf(Item.Invalid.class);
    }

    @Test
    void givesUpOnAMappingThatIsQuadraticInTheBody() {
        Mapping mapping =
                Mappings.of("{'language':1,'name':'x','split':'/a','rules':[{'name':'a','when':{'some':{'each':'^/a',"
                        + "'where':{'/x':'never'}}},'ignore':'x'}]}");
        String body =
                "{'a':[" + IntStream.range(0, 5_000).mapToObj(i -> "{'x':1}").collect(Collectors.joining(",")) + "]}";
        assertThat(apply(mapping, body).reading()).isInstanceOf(Reading.Unreadable.class);
    }

    private static String array(int count) {
        return IntStream.range(0, count).mapToObj(i -> "{" + AT + "}").collect(Collectors.joining(",", "[", "]"));
    }
}

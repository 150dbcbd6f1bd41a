// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ChartTest {
    private final Chart chart =
            new Chart("sessions", "ms", List.of("1", "10", "100"), Map.of("to the end", List.of(1.0, 10.0, 100.0)));

    @Test
    void equalFactorsAreEqualSteps() throws Exception {
        Element svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(chart.svg().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();

        Element line = (Element) svg.getElementsByTagName("polyline").item(0);

        assertThat(line.getAttribute("points")).isEqualTo("140.0,280.0 280.0,150.0 420.0,20.0");
    }

    @Test
    void namesItsPointsAndLines() {
        assertThat(chart.svg()).contains(">100<", ">sessions<", ">ms<", ">to the end<");
    }
}

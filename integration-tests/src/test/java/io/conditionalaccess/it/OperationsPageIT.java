// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What operators are given names metrics that a server really has, and has a section for each alarm. */
class OperationsPageIT {
    private static final String PAGE = "docs/operations.md";
    private static final String RULES = "docker/monitoring/alerts.yml";
    private static final Pattern METRIC = Pattern.compile("\\bconditional_access_[a-z_]+");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

    @Test
    void eachMetricIsThereOnceItsCauseWas() {
        TestRealm realm = TestRealm.create().device("laptop");
        realm.recipe.addSource(
                "regular",
                Map.of("auth", "hmac", "secret", DemoRealm.EDR_SECRET, "mayClear", "true", "heartbeat", "P1D"));
        realm.login("laptop");
        SignalSender regular = realm.sender("regular", SignalSender.hmac(DemoRealm.EDR_SECRET));
        assertThat(realm.tell(regular, "laptop", Map.of("risk", "high"))).isEqualTo("applied");

        Set<String> named = new TreeSet<>();
        for (String file : List.of(PAGE, RULES, "docker/monitoring/dashboard.json")) {
            named.addAll(all(METRIC, text(file)));
        }

        assertThat(named).hasSizeGreaterThan(8);
        for (String metric : named) {
            Eventually.holds(
                    metric,
                    Duration.ofSeconds(90),
                    () -> SharedServer.metrics().lines().anyMatch(line -> line.startsWith(metric)));
        }
    }

    @Test
    void eachAlarmHasASection() {
        Set<String> alarms = new TreeSet<>();
        Matcher rule = ALERT.matcher(text(RULES));
        while (rule.find()) {
            alarms.add("### " + rule.group(1));
        }

        assertThat(text(PAGE).lines().filter(line -> line.startsWith("### ")))
                .containsExactlyInAnyOrderElementsOf(alarms);
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static String text(String path) {
        try {
            return Files.readString(Built.root().resolve(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All nodes know when a source is due, and one of them asks. */
@Tag("cluster")
class PullOnceIT {
    private static final String AGENTS = "/web/api/v2.1/agents";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestRealm realm = Cluster.realm();
    private final List<TestRealm> nodes = Cluster.everywhere(realm);
    private final VendorStub vendor = new VendorStub();

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void whileOneNodeAsksTheOthersDoNot() {
        vendor.shows(AGENTS, "{\"data\":[],\"pagination\":{\"nextCursor\":null}}");
        Runnable answer = vendor.pausesAt(AGENTS);
        realm.recipe
                .addSource("sentinel", "sentinelone", vendor.source(Map.of()))
                .expect(201);
        Eventually.holds("one asks", PATIENCE, () -> vendor.asked(AGENTS) == 1);

        assertThat(nodes).allSatisfy(node -> assertThat(sync(node)).isEqualTo("running"));
        answer.run();

        assertThat(nodes)
                .allSatisfy(node -> Eventually.holds("the answer is known", PATIENCE, () -> answeredAccordingTo(node)));
        assertThat(vendor.asked(AGENTS)).isEqualTo(1);
        for (TestRealm node : nodes) {
            Eventually.holds("nobody asks any more", PATIENCE, () -> sync(node).equals("started"));
        }
        Eventually.holds("each wish was granted", PATIENCE, () -> vendor.asked(AGENTS) == 1 + nodes.size());
    }

    private static String sync(TestRealm node) {
        return node.admin
                .post(node.api("sources/sentinel/sync"))
                .expect(202)
                .json()
                .path("outcome")
                .asText();
    }

    private static boolean answeredAccordingTo(TestRealm node) {
        for (var source : node.admin.get(node.api("status")).expect(200).json().path("sources")) {
            if (source.path("alias").asText().equals("sentinel")) {
                return !source.path("pull").path("answeredAt").isNull()
                        && source.path("pull").has("answeredAt");
            }
        }
        return false;
    }
}

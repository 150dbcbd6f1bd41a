// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.http.Reply;
import java.util.Map;

/** The sources of kind mapping of a realm, and those who send to them. */
record MappedSources(TestRealm realm) {

    void add(String alias, String mapping) {
        realm.recipe
                .addSource(alias, "mapping", Map.of("auth", "hmac", "secret", DemoRealm.EDR_SECRET, "mapping", mapping))
                .expect(201);
    }

    SignalSender sender(String source) {
        return realm.sender(source, SignalSender.hmac(DemoRealm.EDR_SECRET));
    }

    Reply reply(String source, Object body) {
        return sender(source).send(body);
    }

    JsonNode send(String source, Object body) {
        return reply(source, body).expect(202).json();
    }

    static String status(JsonNode answer) {
        return answer.at("/results/0/status").asText();
    }
}

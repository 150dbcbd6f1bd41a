// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Which sources are heard. */
public interface Sources {

    /** Notes that a source spoke. In memory, and written within seconds; a source that was silent is back at once. */
    void heard(RealmModel realm, String source, Instant at);

    /** Of every source of the realm that was ever heard or waited for. */
    List<SourceHealth> of(RealmModel realm);

    /**
     * Compares what was heard with what was to be expected: a source that was not heard for longer than its heartbeat is
     * silent from now on, which all nodes know when this returns. To be called by one node at a time.
     *
     * @param watching since when this node looks: what a whole server that was down did not hear is no silence
     * @param heartbeats of all sources of the realm, by alias; empty for those that need not report. Others are forgotten.
     */
    void watch(RealmModel realm, Instant watching, Map<String, Optional<Duration>> heartbeats);
}

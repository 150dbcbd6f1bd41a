// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Counts over a realm, made by the database, for those who ask what enforcement would mean. */
public interface Figures {

    /** What would have been refused and was not, since {@code from}, by rule, most often first. */
    List<Denials> wouldBeDenials(RealmModel realm, Instant from);

    /** As {@link #wouldBeDenials}, all rules together. */
    Denials allWouldBeDenials(RealmModel realm, Instant from);

    /** Internal ids of users who would have been refused since {@code from}. */
    List<String> usersWhoWouldBeDenied(RealmModel realm, Instant from, int max);

    /** Would-be refusals since {@code from} because no device was recognised, by what the browser said it was. */
    List<AgentDenials> unrecognised(RealmModel realm, Instant from, int max);

    Reach reach(RealmModel realm);

    /** Sources that reported anything about a device, by alias. */
    List<SourceReach> sources(RealmModel realm);

    /**
     * @param rule wire form; empty for all together
     * @param decisions how often
     * @param users how many different ones
     * @param devices how many different recognised ones
     */
    record Denials(Optional<String> rule, long decisions, long users, long devices) {}

    /** @param users how many different ones */
    record AgentDenials(Agent agent, long decisions, long users) {}

    /**
     * @param devices not deleted ones
     * @param devicesWithoutReport those of which no source ever said anything
     * @param usersWithDevice users with a session, of now or lately, on a device that was recognised
     */
    record Reach(long devices, long devicesWithoutReport, long usersWithDevice) {}

    /** @param lastHeard newest observation about any of them */
    record SourceReach(String source, long devices, Instant lastHeard) {}
}

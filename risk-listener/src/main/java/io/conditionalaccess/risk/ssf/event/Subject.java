// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.event;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom or what an event is about (SSF 1.0, section 3): one identifier, or several members that describe one principal.
 *
 * @param simple empty for a complex subject
 * @param members empty for a simple one
 */
public record Subject(Optional<Identifier> simple, Map<String, Identifier> members) {
    public static final String USER = "user";
    public static final String DEVICE = "device";
    public static final String SESSION = "session";
    private static final Set<String> UNDERSTOOD = Set.of(USER, DEVICE, SESSION);

    public Subject {
        members = Map.copyOf(members);
    }

    static Subject of(Identifier simple) {
        return new Subject(Optional.of(simple), Map.of());
    }

    Optional<Identifier> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /**
     * Whether the event may be acted on: members that its transmitter calls critical have to be understood (section 3.6).
     *
     * @param critical as in the transmitter's metadata
     */
    public boolean understood(Set<String> critical) {
        return members.entrySet().stream()
                .filter(member -> critical.contains(member.getKey()))
                .allMatch(member ->
                        UNDERSTOOD.contains(member.getKey()) && !(member.getValue() instanceof Identifier.Other));
    }
}

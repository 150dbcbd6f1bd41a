// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.event;

import io.conditionalaccess.risk.ssf.event.Action.Target;
import io.conditionalaccess.risk.ssf.event.Identifier.Opaque;
import io.conditionalaccess.risk.ssf.event.Identifier.Other;
import java.util.Optional;

/** Which sessions a subject stands for; none if it names nothing that sessions here belong to. */
final class Targets {
    /** What Keycloak sends as session when an administrator ended all of a user's. */
    private static final String ALL = "ALL";

    private Targets() {}

    /** An opaque identifier alone is a session (CAEP 1.0, section 3.1), any other a user. */
    static Optional<Target> ofSession(Subject subject) {
        return subject.simple()
                .filter(Opaque.class::isInstance)
                .map(Opaque.class::cast)
                .map(session -> new Target(Optional.empty(), Optional.empty(), Optional.of(session.id())))
                .or(() -> ofUser(subject));
    }

    /** A simple subject is the user. */
    static Optional<Target> ofUser(Subject subject) {
        if (subject.simple().isPresent()) {
            return subject.simple()
                    .filter(user -> !(user instanceof Other))
                    .map(user -> new Target(Optional.of(user), Optional.empty(), Optional.empty()));
        }
        Optional<Identifier> user = subject.member(Subject.USER);
        Optional<Identifier> device = subject.member(Subject.DEVICE);
        Optional<Identifier> session = subject.member(Subject.SESSION);
        boolean all = user.isPresent() && session.equals(Optional.of(new Opaque(ALL)));
        Optional<String> one = all
                ? Optional.empty()
                : session.filter(Opaque.class::isInstance).map(id -> ((Opaque) id).id());
        // A member that is there but says nothing to us must not widen what is ended.
        boolean unclear = !all && session.isPresent() && one.isEmpty();
        boolean nothing = user.isEmpty() && device.isEmpty() && one.isEmpty();
        return unclear || nothing ? Optional.empty() : Optional.of(new Target(user, device, one));
    }
}

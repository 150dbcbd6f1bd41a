// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import io.conditionalaccess.core.decision.Binding;
import io.conditionalaccess.core.decision.Decisions;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.decision.Question;
import io.conditionalaccess.core.decision.Situation;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.RealmState;
import io.conditionalaccess.registry.question.Subjects;
import io.conditionalaccess.registry.selfcheck.EnforcementPoint;
import io.conditionalaccess.registry.selfcheck.SelfCheck;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** What speaks against enforcing a policy, found out before it is saved and not by those who are then locked out. */
final class EnforceGuard {
    private static final int NAMED = 10;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPolicy draft;

    EnforceGuard(KeycloakSession session, RealmModel realm, RealmPolicy draft) {
        this.session = session;
        this.realm = realm;
        this.draft = draft;
    }

    /** Empty if nothing does. */
    List<String> objections() {
        List<String> objections = new ArrayList<>();
        gaps().ifPresent(objections::add);
        breakGlass().ifPresent(objections::add);
        if (!DeviceRegistryProviderFactory.of(session).monitorOnly()) {
            // Otherwise nobody is locked out, and who repairs a policy needs no table of ours.
            administrators().ifPresent(objections::add);
        }
        return objections;
    }

    private Optional<String> gaps() {
        String gaps = new SelfCheck(session, realm)
                .points().stream()
                        .filter(point ->
                                point.isGap() && !draft.acknowledgedGaps().contains(point.point()))
                        .map(EnforcementPoint::described)
                        .collect(Collectors.joining(", "));
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of("mode: enforce would have gaps: " + gaps + "; close them, or name them in "
                        + PolicyKeys.ACKNOWLEDGED_GAPS);
    }

    private Optional<String> breakGlass() {
        return draft.policy().breakGlassRole().flatMap(name -> {
            RoleModel role = realm.getRole(name);
            if (role == null) {
                return Optional.of(PolicyKeys.BREAK_GLASS_ROLE + ": expected a role of this realm, got '" + name + "'");
            }
            return new AccessHolders(session, realm).of(List.of(role)).isEmpty()
                    ? Optional.of(PolicyKeys.BREAK_GLASS_ROLE + ": expected a role that an enabled user holds, but"
                            + " nobody holds '" + name + "'")
                    : Optional.empty();
        });
    }

    private Optional<String> administrators() {
        List<UserModel> administrators = new AccessHolders(session, realm).administrators();
        if (administrators.isEmpty() || administrators.stream().anyMatch(this::getsIn)) {
            return Optional.empty();
        }
        String names =
                administrators.stream().limit(NAMED).map(UserModel::getUsername).collect(Collectors.joining(", "));
        int more = administrators.size() - NAMED;
        return Optional.of("mode: enforce would leave no administrator of this realm able to sign in: " + names
                + (more > 0 ? " and " + more + " more" : ""));
    }

    /** At the admin console, from one of the devices that they own or from any other. */
    private boolean getsIn(UserModel user) {
        Stream<Identity> owned = DeviceRegistryProvider.of(session).facts().ownedBy(realm, user.getId()).stream()
                .map(device -> new Identity.Recognised(device, "owned"));
        return Stream.concat(Stream.of(new Identity.Unrecognised("any-browser")), owned)
                .anyMatch(identity -> !denied(user, identity));
    }

    private boolean denied(UserModel user, Identity identity) {
        Binding login = new Binding.New();
        Question question = new Question(
                new Subjects(session, realm, draft.policy()).of(user, Constants.ADMIN_CONSOLE_CLIENT_ID, login, true),
                login,
                identity,
                Question.Evidence.REQUIRED,
                new Situation(Clock.systemUTC().instant(), silentSources()));
        return Decisions.decide(draft.policy(), question).denies();
    }

    private Map<String, Instant> silentSources() {
        return DeviceRegistryProvider.of(session)
                .facts()
                .realm(realm)
                .map(RealmState::silentSources)
                .orElse(Map.of());
    }
}

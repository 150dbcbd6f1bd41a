// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.admin.ImpactRepresentation.Reason;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.selfcheck.EnforcementPoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** Collects what speaks against enforcing a policy now. */
final class GoNoGo {
    /** Of sessions: more than this is more than a helpdesk can take in a morning. */
    private static final double MOST = 0.05;

    private static final int MAX_NAMED = 10;

    private final AdminRequest request;
    private final RealmModel realm;
    private final List<Reason> reasons = new ArrayList<>();

    GoNoGo(AdminRequest request, RealmPolicy policy, List<EnforcementPoint> points) {
        this.request = request;
        this.realm = request.realm();
        breakGlass(policy.policy().breakGlassRole());
        policy.state().silentSources().keySet().stream()
                .sorted()
                .forEach(source -> no("source-silent", "The source '" + source + "' has stopped reporting."));
        points.stream()
                .filter(EnforcementPoint::isGap)
                .filter(point -> !policy.acknowledgedGaps().contains(point.point()))
                .forEach(point -> no("gap", "Enforcement point: " + point.described() + "."));
    }

    String word() {
        return reasons.isEmpty() ? "go" : "no-go";
    }

    List<Reason> reasons() {
        return List.copyOf(reasons);
    }

    /** @param share of sessions without a recognised device; empty where that blocks nobody, or nothing is known */
    void unrecognised(Optional<Double> share) {
        share.filter(s -> s > MOST)
                .ifPresent(s -> no(
                        "unrecognised-share",
                        percent(s) + " of the sessions show no device that is recognised; expected at most "
                                + percent(MOST) + "."));
    }

    void blocked(long evaluated, long blocked) {
        if (evaluated > 0 && (double) blocked / evaluated > MOST) {
            no(
                    "blocked-share",
                    percent((double) blocked / evaluated) + " of the sessions would be blocked; expected at most "
                            + percent(MOST) + ".");
        }
    }

    void administrators(Collection<UserModel> blocked) {
        List<String> names = blocked.stream()
                .filter(this::administers)
                .map(UserModel::getUsername)
                .sorted()
                .toList();
        if (!names.isEmpty()) {
            String more = names.size() > MAX_NAMED ? " and " + (names.size() - MAX_NAMED) + " more" : "";
            no(
                    "administrators-blocked",
                    "Administrators would be blocked: "
                            + names.stream().limit(MAX_NAMED).collect(Collectors.joining(", ")) + more + ".");
        }
    }

    void nothingSeen(boolean nothing) {
        if (nothing) {
            no(
                    "nothing-seen",
                    "There are no sessions and no records to tell from. Let the realm run in monitor first.");
        }
    }

    private void breakGlass(Optional<String> role) {
        if (role.filter(this::isHeld).isEmpty()) {
            no(
                    "no-break-glass",
                    role.map(name -> "Nobody who is enabled holds the break-glass role '" + name + "'.")
                            .orElse("The policy names no breakGlassRole."));
        }
    }

    /** By itself or through a group. */
    private boolean isHeld(String name) {
        RoleModel role = realm.getRole(name);
        if (role == null) {
            return false;
        }
        Stream<UserModel> direct = request.session().users().getRoleMembersStream(realm, role);
        Stream<UserModel> inGroups = request.session()
                .groups()
                .getGroupsByRoleStream(realm, role, null, null)
                .flatMap(group -> request.session().users().getGroupMembersStream(realm, group));
        return Stream.concat(direct, inGroups).anyMatch(UserModel::isEnabled);
    }

    private boolean administers(UserModel user) {
        ClientModel management = realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        return Stream.of(
                        Optional.ofNullable(management).map(client -> client.getRole(AdminRoles.MANAGE_REALM)),
                        Optional.ofNullable(realm.getRole(AdminRoles.ADMIN)))
                .flatMap(Optional::stream)
                .anyMatch(user::hasRole);
    }

    private void no(String code, String detail) {
        reasons.add(new Reason(code, detail));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}

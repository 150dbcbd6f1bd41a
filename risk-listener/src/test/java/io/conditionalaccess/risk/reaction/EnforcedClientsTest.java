// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.decision.Situation;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Quarantine;
import io.conditionalaccess.core.policy.Mode;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.registry.SessionBinding;
import io.conditionalaccess.risk.Fake;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

class EnforcedClientsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final UUID DEVICE = UUID.randomUUID();

    @Test
    void endsSessionsBelowTheEpochAndNoOthers() {
        assertThat(ends(enforce(), device(2), 1, "app")).isTrue();
        assertThat(ends(enforce(), device(2), 2, "app")).isFalse();
        assertThat(ends(enforce(), device(2), 1)).isTrue();
    }

    @Test
    void endsNothingInMonitor() {
        assertThat(ends(enforce().monitored(), device(2), 1, "app")).isFalse();
    }

    @Test
    void keepsTheSessionIfOneOfItsClientsIsExemptOrOutsideThePilot() {
        Policy exempt = policy(Set.of(), Set.of("kiosk"), Optional.empty(), Optional.empty());
        assertThat(ends(exempt, device(2), 1, "app", "kiosk")).isFalse();
        assertThat(ends(exempt, device(2), 1, "app", "other")).isTrue();
        Policy pilot = policy(Set.of("app"), Set.of(), Optional.empty(), Optional.empty());
        assertThat(ends(pilot, device(2), 1, "app")).isTrue();
        assertThat(ends(pilot, device(2), 1, "app", "other")).isFalse();
        assertThat(ends(pilot, device(2), 1)).isFalse();
    }

    @Test
    void keepsSessionsOfUsersOutsideThePilotAndOfBreakGlassUsers() {
        Policy pilot = policy(Set.of(), Set.of(), Optional.of("pilot"), Optional.empty());
        assertThat(ends(pilot, device(2), 1, "app")).isFalse();
        assertThat(endsFor(Set.of("pilot"), pilot, device(2), 1, "app")).isTrue();
        Policy glass = policy(Set.of(), Set.of(), Optional.empty(), Optional.of("emergency"));
        assertThat(ends(glass, device(2), 1, "app")).isTrue();
        assertThat(endsFor(Set.of("emergency"), glass, device(2), 1, "app")).isFalse();
    }

    @Test
    void keepsSessionsOfExemptDevices() {
        DeviceFacts exempt = device(2, Optional.empty(), Optional.of(NOW.plusSeconds(1)), false);
        assertThat(ends(enforce(), exempt, 1, "app")).isFalse();
        DeviceFacts over = device(2, Optional.empty(), Optional.of(NOW), false);
        assertThat(ends(enforce(), over, 1, "app")).isTrue();
    }

    @Test
    void endsSessionsOfQuarantinedAndOfDeletedDevices() {
        DeviceFacts quarantined =
                device(2, Optional.of(new Quarantine(NOW, "stolen")), Optional.of(NOW.plusSeconds(1)), false);
        assertThat(ends(enforce(), quarantined, 1, "app")).isTrue();
        assertThat(ends(enforce(), device(2, Optional.empty(), Optional.empty(), true), 1, "app"))
                .isTrue();
    }

    private static boolean ends(Policy policy, DeviceFacts device, long epoch, String... clients) {
        return endsFor(Set.of(), policy, device, epoch, clients);
    }

    private static boolean endsFor(
            Set<String> roles, Policy policy, DeviceFacts device, long epoch, String... clients) {
        RealmModel realm = Fake.of(
                RealmModel.class,
                (method, arguments) -> Fake.of(RoleModel.class, (m, a) -> m.equals("getName") ? arguments[0] : null));
        UserModel user = Fake.of(
                UserModel.class,
                (method, arguments) ->
                        method.equals("hasRole") && roles.contains(((RoleModel) arguments[0]).getName()));
        SessionBinding binding = new SessionBinding("s1", Optional.of(DEVICE), "u1", "client-certificate", epoch, NOW);
        Set<ClientModel> models = Arrays.stream(clients)
                .map(id -> Fake.of(ClientModel.class, (method, arguments) -> id))
                .collect(Collectors.toSet());
        return new EnforcedClients(policy, realm, Optional.of(user), device, Situation.at(NOW)).all(binding, models);
    }

    private static Policy enforce() {
        return policy(Set.of(), Set.of(), Optional.empty(), Optional.empty());
    }

    private static Policy policy(
            Set<String> pilotClients, Set<String> exempt, Optional<String> pilotRole, Optional<String> breakGlass) {
        Policy d = Policy.DEFAULT;
        return new Policy(
                Mode.ENFORCE,
                pilotRole,
                pilotClients,
                exempt,
                breakGlass,
                d.holdAt(),
                d.revokeAt(),
                d.nonCompliant(),
                d.gracePeriod(),
                d.restoreApproval(),
                d.unknownDevice(),
                d.unboundSession(),
                d.staleAfter(),
                d.staleDevice(),
                d.sourceOutage(),
                d.requiredSources(),
                d.deviceMismatch());
    }

    private static DeviceFacts device(long epoch) {
        return device(epoch, Optional.empty(), Optional.empty(), false);
    }

    private static DeviceFacts device(
            long epoch, Optional<Quarantine> quarantine, Optional<Instant> exemptUntil, boolean deleted) {
        return new DeviceFacts(
                DEVICE,
                new DeviceId("laptop"),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                epoch,
                quarantine,
                exemptUntil,
                Optional.empty(),
                deleted,
                Optional.empty(),
                List.of(),
                1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conditionalaccess.core.decision.Access;
import io.conditionalaccess.core.decision.DeviceAccess;
import io.conditionalaccess.core.decision.Situation;
import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.Approval;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Tag;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Posture;
import io.conditionalaccess.registry.DeviceView;
import io.conditionalaccess.registry.DeviceView.KnownAlias;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A device as this API shows it.
 *
 * @param owners usernames
 * @param access what the device's own state deserves now, enforced or not; {@code ok} where the realm takes no part
 * @param awaitingApproval what an operator has to agree to before the device has access, well or not
 * @param mergedInto id of the device that took this one's place
 */
record DeviceRepresentation(
        String id,
        Optional<String> name,
        Optional<String> platform,
        List<String> tags,
        List<String> owners,
        List<AliasRepresentation> aliases,
        PostureRepresentation posture,
        String access,
        boolean quarantined,
        Optional<Instant> exemptUntil,
        Optional<ApprovalRepresentation> awaitingApproval,
        Optional<String> mergedInto,
        int version) {

    /** @param reason {@code first-seen} or {@code restore} */
    record ApprovalRepresentation(String reason, Instant since) {

        static ApprovalRepresentation of(Approval approval) {
            return new ApprovalRepresentation(approval.reason().wire(), approval.since());
        }
    }

    /**
     * @param source the source that it was learned from, absent if an administrator gave it
     * @param scope the source whose id it is, where an administrator gave a source's own id
     */
    record AliasRepresentation(
            String type,
            String value,
            Optional<String> source,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> scope) {

        static AliasRepresentation of(KnownAlias known) {
            return new AliasRepresentation(
                    known.alias().type().wire(),
                    known.alias().value(),
                    Optional.of(known.origin()).filter(origin -> !origin.equals(KnownAlias.ADMIN)),
                    Optional.of(known.alias().scope())
                            .filter(scope -> known.origin().equals(KnownAlias.ADMIN))
                            .filter(scope -> !scope.equals(Alias.NO_SCOPE)));
        }
    }

    /**
     * @param risk last known level, absent if no source ever said one
     * @param compliance as {@code risk}
     * @param unknown axes on which some source does not know
     */
    record PostureRepresentation(Optional<String> risk, Optional<String> compliance, List<String> unknown) {

        static PostureRepresentation of(Posture posture) {
            return new PostureRepresentation(
                    posture.risk().lastKnown().map(Level::wire),
                    posture.compliance().lastKnown().map(Level::wire),
                    Arrays.stream(Axis.values())
                            .filter(axis -> posture.on(axis).unknown().isPresent())
                            .map(Axis::wire)
                            .toList());
        }
    }

    /**
     * @param policy absent if the realm does not take part
     * @param usernames from internal id to username
     */
    static DeviceRepresentation of(
            DeviceView device,
            Optional<Policy> policy,
            Situation situation,
            Function<String, Optional<String>> usernames) {
        DeviceFacts facts = device.facts();
        return new DeviceRepresentation(
                facts.id().value(),
                facts.name(),
                facts.platform(),
                device.tags().stream().map(Tag::value).sorted().toList(),
                facts.owners().stream()
                        .map(usernames)
                        .flatMap(Optional::stream)
                        .sorted()
                        .toList(),
                device.aliases().stream().map(AliasRepresentation::of).toList(),
                PostureRepresentation.of(
                        Posture.of(facts.observations(), situation.now(), policy.flatMap(Policy::staleAfter))),
                policy.map(p -> DeviceAccess.of(facts, p, situation).access())
                        .orElse(Access.OK)
                        .wire(),
                facts.quarantine().isPresent(),
                facts.exemptUntil(),
                facts.approval().map(ApprovalRepresentation::of),
                device.mergedInto().map(DeviceId::value),
                facts.version());
    }
}

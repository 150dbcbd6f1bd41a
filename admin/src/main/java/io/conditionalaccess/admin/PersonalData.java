// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.DecisionQuery;
import io.conditionalaccess.registry.DeviceView;
import io.conditionalaccess.registry.HistoryEntry;
import io.conditionalaccess.registry.SessionBinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.models.UserModel;

/** Gathers what is stored about a person, section by section, each of at most {@link #MOST} entries, newest first. */
final class PersonalData {
    static final int MOST = 5_000;

    private final AdminRequest request;
    private final Timeline timeline;

    PersonalData(AdminRequest request) {
        this.request = request;
        this.timeline = new Timeline(request);
    }

    /**
     * @param devices that the person owns
     * @param sessions bound to whatever device
     * @param decisions about the person
     * @param signals that name the person's devices
     * @param operations what the person did to devices as an operator
     * @param truncated sections that have more than is shown
     */
    record Export(
            Instant exportedAt,
            Person user,
            List<OwnedDevice> devices,
            List<SessionData> sessions,
            List<DecisionRepresentation> decisions,
            List<Map<String, Object>> signals,
            List<Map<String, Object>> operations,
            List<String> truncated) {}

    record Person(String id, String username) {}

    record OwnedDevice(DeviceRepresentation device, List<FindingRepresentation> findings) {}

    record SessionData(String sessionId, Optional<String> deviceId, String method, Instant began) {}

    Export of(UserModel user) {
        List<String> truncated = new ArrayList<>();
        List<DeviceView> owned = cut(
                "devices", request.registry().devices().ownedBy(request.realm(), user.getId(), MOST + 1), truncated);
        List<SessionBinding> sessions = cut(
                "sessions", request.registry().bindings().ofUser(request.realm(), user.getId(), MOST + 1), truncated);
        Map<UUID, String> ids = ids(sessions);
        return new Export(
                request.now(),
                new Person(user.getId(), user.getUsername()),
                owned.stream().map(this::device).toList(),
                sessions.stream()
                        .map(row -> new SessionData(
                                row.sessionId(),
                                row.device().flatMap(uuid -> Optional.ofNullable(ids.get(uuid))),
                                row.method(),
                                row.since()))
                        .toList(),
                decisions(user, truncated),
                signals(owned, truncated),
                operations(user, truncated),
                truncated);
    }

    private OwnedDevice device(DeviceView view) {
        return new OwnedDevice(
                request.present(view),
                FindingRepresentation.of(
                        view.facts().observations(),
                        request.now(),
                        request.policy().flatMap(realm -> realm.policy().staleAfter())));
    }

    private Map<UUID, String> ids(List<SessionBinding> sessions) {
        List<UUID> devices = sessions.stream()
                .flatMap(row -> row.device().stream())
                .distinct()
                .toList();
        return request.registry().devices().byUuid(request.realm(), devices).stream()
                .collect(Collectors.toMap(
                        view -> view.facts().uuid(), view -> view.facts().id().value(), (one, same) -> one));
    }

    private List<DecisionRepresentation> decisions(UserModel user, List<String> truncated) {
        DecisionQuery about = new DecisionQuery(
                Optional.of(user.getId()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return cut("decisions", request.registry().decisions().search(request.realm(), about, 0, MOST + 1), truncated)
                .stream()
                .map(decision -> DecisionRepresentation.of(decision, Optional.of(user.getUsername())))
                .toList();
    }

    private List<Map<String, Object>> signals(List<DeviceView> owned, List<String> truncated) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (DeviceView device : owned) {
            for (HistoryEntry.Signalled signal : request.registry()
                    .history()
                    .signals(request.realm(), device.facts().uuid(), MOST + 1 - all.size())) {
                Map<String, Object> entry = timeline.present(signal);
                entry.put("deviceId", device.facts().id().value());
                all.add(entry);
            }
            if (all.size() > MOST) {
                break;
            }
        }
        return cut("signals", all, truncated);
    }

    private List<Map<String, Object>> operations(UserModel user, List<String> truncated) {
        Function<HistoryEntry.Operated, Map<String, Object>> present = timeline::present;
        return cut("operations", request.registry().history().by(request.realm(), user.getId(), MOST + 1), truncated)
                .stream()
                .map(present)
                .toList();
    }

    private static <T> List<T> cut(String section, List<T> found, List<String> truncated) {
        if (found.size() <= MOST) {
            return found;
        }
        truncated.add(section);
        return found.subList(0, MOST);
    }
}

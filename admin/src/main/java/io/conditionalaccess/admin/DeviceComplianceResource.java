// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.setup.RealmSetup;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;

/** {@code /admin/realms/{realm}/device-compliance}. */
@Produces(MediaType.APPLICATION_JSON)
public final class DeviceComplianceResource {
    private final AdminRequest request;

    DeviceComplianceResource(AdminRequest request) {
        this.request = request;
    }

    @Path("devices")
    public DevicesResource devices() {
        return new DevicesResource(request);
    }

    @Path("decisions")
    public DecisionsResource decisions() {
        return new DecisionsResource(request);
    }

    @GET
    @Path("policy")
    public Response policy() {
        return Answers.to(() -> {
            request.rights().requireViewRealm();
            return Answers.ok(request.policy()
                    .map(PolicyRepresentation::of)
                    .orElseThrow(() -> Problem.notFound("This realm does not take part: it has no policy.")));
        });
    }

    @GET
    @Path("status")
    public Response status() {
        return Answers.to(() -> {
            request.rights().requireViewRealm();
            Optional<RealmPolicy> policy = request.policy();
            KeycloakSessionFactory factory = request.session().getKeycloakSessionFactory();
            return Answers.ok(new StatusRepresentation(
                    policy.isPresent(),
                    policy.map(p -> PolicyRepresentation.wire(p.policy().mode())),
                    registry(factory).monitorOnly(),
                    new EnforcementPoints(request.session(), request.realm()).all(),
                    sources(),
                    registry(factory).cacheStatistics()));
        });
    }

    @POST
    @Path("setup")
    public Response setUp(@QueryParam("dryRun") @Nullable String dryRun) {
        return change("setup", dryRun, only -> RealmSetup.setUp(request.session(), request.realm(), only));
    }

    @POST
    @Path("teardown")
    public Response tearDown(@QueryParam("dryRun") @Nullable String dryRun) {
        return change("teardown", dryRun, only -> RealmSetup.tearDown(request.session(), request.realm(), only));
    }

    private Response change(String name, @Nullable String dryRun, Change change) {
        return Answers.to(() -> {
            request.rights().requireManageRealm();
            boolean only = Parameters.flag("dryRun", dryRun);
            ChangesRepresentation changes = new ChangesRepresentation(change.apply(only), only);
            if (!only && !changes.changes().isEmpty()) {
                request.audit().did(name, changes);
            }
            return Answers.ok(changes);
        });
    }

    /** One of the two ways to change whether a realm takes part. */
    private interface Change {
        List<String> apply(boolean dryRun);
    }

    private static DeviceRegistryProviderFactory registry(KeycloakSessionFactory factory) {
        return (DeviceRegistryProviderFactory) factory.getProviderFactory(DeviceRegistryProvider.class);
    }

    private List<SourceRepresentation> sources() {
        return request.realm()
                .getComponentsStream(request.realm().getId(), SourceRepresentation.COMPONENT_TYPE)
                .map(SourceRepresentation::of)
                .sorted(Comparator.comparing(SourceRepresentation::alias))
                .toList();
    }
}

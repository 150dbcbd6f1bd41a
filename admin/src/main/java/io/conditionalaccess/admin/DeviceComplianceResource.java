// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.SourceHealth;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.setup.RealmSetup;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
                    policy.flatMap(p -> p.state().brakedSince()),
                    new EnforcementPoints(request.session(), request.realm()).all(),
                    sources(),
                    registry(factory).cacheStatistics()));
        });
    }

    /**
     * Takes the brake off. Devices that are bad stay held; nothing is revoked by this, and what was lost before does not
     * count for the next time.
     */
    @POST
    @Path("brake/release")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response releaseBrake(InputStream body) {
        return Answers.to(() -> {
            request.rights().requireManageRealm();
            ReasonBody why = ReasonBody.of(Json.readObject(body));
            if (!request.registry().brake().release(request.realm())) {
                throw Problem.conflict("The brake is not on.");
            }
            request.audit().did("brake/release", why);
            return Response.noContent().build();
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

    /** Forced monitor is to work while our tables are out of reach. */
    private List<SourceRepresentation> sources() {
        Map<String, SourceHealth> health =
                registry(request.session().getKeycloakSessionFactory()).monitorOnly()
                        ? Map.of()
                        : request.registry().sources().of(request.realm()).stream()
                                .collect(Collectors.toMap(SourceHealth::source, heard -> heard));
        return request.realm()
                .getComponentsStream(request.realm().getId(), SourceRepresentation.COMPONENT_TYPE)
                .map(source -> SourceRepresentation.of(source, health))
                .sorted(Comparator.comparing(SourceRepresentation::alias))
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
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
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;

/** {@code /admin/realms/{realm}/device-compliance}. */
@Produces(MediaType.APPLICATION_JSON)
public final class DeviceComplianceResource {
    private static final int DEFAULT_DAYS = 30;
    private static final int MAX_DAYS = 365;

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

    @Path("users")
    public UsersResource users() {
        return new UsersResource(request);
    }

    /** What would be decided about a login. Changes nothing, so it is no admin event. */
    @POST
    @Path("what-if")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response whatIf(InputStream body) {
        return Answers.to(() -> {
            request.rights().requireViewDevices();
            return Answers.ok(new WhatIf(request).answer(Json.readObject(body)));
        });
    }

    /** Who would be blocked if the policy were enforced. */
    @GET
    @Path("impact")
    public Response impact(@QueryParam("days") @Nullable String days) {
        return Answers.to(() -> impact(days, Map.of()));
    }

    /** As the other, of a policy that is only tried. */
    @POST
    @Path("impact")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response impactOfDraft(@QueryParam("days") @Nullable String days, InputStream body) {
        return Answers.to(() -> {
            // Before the body, so that nobody learns from it what they may not see.
            request.rights().requireViewDevices();
            Fields fields = Fields.of(Json.readObject(body));
            Map<String, String> keys = DraftPolicy.keys(fields);
            fields.nothingElse();
            fields.requireNoErrors();
            return impact(days, keys);
        });
    }

    private Response impact(@Nullable String days, Map<String, String> keys) {
        request.rights().requireViewDevices();
        int asked = Parameters.whole("days", days, DEFAULT_DAYS, 1, MAX_DAYS);
        RealmPolicy enforcing = DraftPolicy.enforcing(request, keys).configured();
        return Answers.ok(new Impact(request, enforcing, enforcementPoints()).of(asked));
    }

    /** How much of the realm is known. */
    @GET
    @Path("coverage")
    public Response coverage() {
        return Answers.to(() -> {
            request.rights().requireViewDevices();
            return Answers.ok(CoverageRepresentation.of(request));
        });
    }

    /** This API, described. */
    @GET
    @Path("openapi.json")
    public Response openApi() {
        return Answers.to(() -> {
            request.rights().requireAny();
            return OpenApi.answer();
        });
    }

    @GET
    @Path("policy")
    public Response policy() {
        return Answers.to(() -> {
            request.rights().requireViewRealm();
            return Answers.ok(PolicyRepresentation.of(request.requirePolicy()));
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
                    enforcementPoints(),
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

    private List<EnforcementPoint> enforcementPoints() {
        return new EnforcementPoints(request.session(), request.realm()).all();
    }

    private List<SourceRepresentation> sources() {
        return request.realm()
                .getComponentsStream(request.realm().getId(), SourceRepresentation.COMPONENT_TYPE)
                .map(SourceRepresentation::of)
                .sorted(Comparator.comparing(SourceRepresentation::alias))
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.Confirmation;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.SourceHealth;
import io.conditionalaccess.registry.policy.AccessHolders;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.pull.PullProvider;
import io.conditionalaccess.registry.selfcheck.EnforcementPoint;
import io.conditionalaccess.registry.selfcheck.SelfCheck;
import io.conditionalaccess.registry.setup.RealmSetup;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RoleModel;

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

    @Path("sources")
    public SourcesResource sources() {
        return new SourcesResource(request);
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
            return Answers.ok(effectivePolicy());
        });
    }

    /** Keeps a switch to enforce, which otherwise takes itself back. */
    @POST
    @Path("policy/confirm")
    public Response confirmPolicy() {
        return Answers.to(() -> {
            request.rights().requireManageRealm();
            if (request.policy().isEmpty()) {
                throw noPolicy();
            }
            if (!request.registry().participation().settle(request.realm())) {
                throw Problem.conflict("No switch to enforce waits for a confirmation.");
            }
            request.audit().did("policy/confirm", Map.of("mode", "enforce"));
            return Answers.ok(effectivePolicy());
        });
    }

    private PolicyRepresentation effectivePolicy() {
        return request.policy()
                .map(policy -> PolicyRepresentation.of(policy, request.awaited()))
                .orElseThrow(DeviceComplianceResource::noPolicy);
    }

    private static Problem noPolicy() {
        return Problem.notFound("This realm does not take part: it has no policy.");
    }

    @GET
    @Path("status")
    public Response status() {
        return Answers.to(() -> {
            request.rights().requireViewRealm();
            Optional<RealmPolicy> policy = request.policy();
            Optional<Confirmation> awaited = policy.flatMap(p -> request.awaited());
            DeviceRegistryProviderFactory registry = DeviceRegistryProviderFactory.of(request.session());
            return Answers.ok(new StatusRepresentation(
                    policy.isPresent(),
                    policy.map(p -> PolicyRepresentation.wire(p.policy().mode())),
                    registry.monitorOnly(),
                    awaited.map(Confirmation::by),
                    awaited.map(Confirmation::revertTo),
                    policy.flatMap(p -> p.policy().breakGlassRole()).map(this::breakGlass),
                    policy.flatMap(p -> p.state().brakedSince()),
                    enforcementPoints().stream()
                            .map(EnforcementPointRepresentation::of)
                            .toList(),
                    sourceStates(),
                    registry.cacheStatistics()));
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

    /** Asks a source now and not when it is due. */
    @POST
    @Path("sources/{alias}/sync")
    public Response syncSource(@PathParam("alias") String alias) {
        return Answers.to(() -> {
            request.rights().requireManageRealm();
            return SourceSync.of(request, alias);
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

    private BreakGlassRepresentation breakGlass(String role) {
        List<RoleModel> roles = Stream.ofNullable(request.realm().getRole(role)).toList();
        return new BreakGlassRepresentation(
                role,
                new AccessHolders(request.session(), request.realm()).of(roles).size());
    }

    private List<EnforcementPoint> enforcementPoints() {
        return new SelfCheck(request.session(), request.realm()).points();
    }

    /** Forced monitor is to work while our tables are out of reach. */
    private List<SourceRepresentation> sourceStates() {
        Map<String, SourceHealth> health =
                DeviceRegistryProviderFactory.of(request.session()).monitorOnly()
                        ? Map.of()
                        : request.registry().sources().of(request.realm()).stream()
                                .collect(Collectors.toMap(SourceHealth::source, heard -> heard));
        return request.realm()
                .getComponentsStream(request.realm().getId(), SourceRepresentation.COMPONENT_TYPE)
                .map(source -> SourceRepresentation.of(source, health))
                .map(this::asked)
                .sorted(Comparator.comparing(SourceRepresentation::alias))
                .toList();
    }

    private SourceRepresentation asked(SourceRepresentation source) {
        PullProvider pulls = PullProvider.of(request.session());
        return source.asked(
                pulls.configured(request.realm(), source.alias()), pulls.health(request.realm(), source.alias()));
    }
}

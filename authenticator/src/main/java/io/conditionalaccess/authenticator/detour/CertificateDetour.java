// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.detour;

import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.authenticator.identity.BroughtCertificate;
import io.conditionalaccess.core.decision.Decisions;
import io.conditionalaccess.core.decision.Rule;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.certificate.CertificateEvidence;
import io.conditionalaccess.registry.certificate.CertificateSource;
import io.conditionalaccess.registry.policy.RealmPolicies;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whether a browser can be asked for a certificate at another host, and the redirect that does it. */
public final class CertificateDetour {
    /** Which device it is does not matter. */
    private static final Set<Rule> WHATEVER_DEVICE = EnumSet.of(Rule.EXEMPT_CLIENT, Rule.BREAK_GLASS);

    private final KeycloakSession session;
    private final RealmModel realm;

    public CertificateDetour(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whether this request says nothing about its device because nobody has asked its browser yet. */
    public boolean isOpen() {
        return BroughtCertificate.in(session).isEmpty() && isPossible();
    }

    /** Whether there is another host, and this one sees no certificate. */
    boolean isPossible() {
        return host().isPresent() && !showsOne();
    }

    /** Under monitor-only nobody is asked anything. */
    private Optional<String> host() {
        return DeviceRegistryProviderFactory.of(session).monitorOnly()
                ? Optional.empty()
                : RealmPolicies.certificateHost(realm);
    }

    private boolean showsOne() {
        return CertificateSource.of(session).read(session.getContext().getHttpRequest())
                instanceof CertificateEvidence.Shown;
    }

    /**
     * Whether the person concerned may notice the policy, and the device can turn the verdict. In monitor nobody makes the
     * detour: nothing may depend on it there, so that monitor is a way back also when the other host is down.
     */
    static boolean serves(Verdict verdict) {
        return Decisions.concerns(verdict.policy().policy(), verdict.question().subject())
                && !WHATEVER_DEVICE.contains(verdict.decision().rule());
    }

    /**
     * @param back an address of the login host that the server made
     * @throws java.util.NoSuchElementException if the policy names no host
     */
    Response.ResponseBuilder redirect(String nonce, URI back) {
        String ticket = new DetourTicket(nonce, back).sign(session.tokens(), realm);
        return redirect(UriBuilder.fromUri("https://" + host().orElseThrow())
                .path(session.getContext().getUri().getBaseUri().getPath())
                .path("realms/{realm}/" + DeviceCertificateResourceFactory.ID)
                .queryParam(DeviceCertificateResource.TICKET, "{ticket}")
                .build(realm.getName(), ticket));
    }

    /** To an address that nobody else may get to know, nor meet again. */
    static Response.ResponseBuilder redirect(URI address) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.status(Response.Status.FOUND)
                .location(address)
                .cacheControl(never)
                .header("Referrer-Policy", "no-referrer");
    }
}

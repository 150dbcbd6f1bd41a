// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.detour;

import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.authenticator.identity.BroughtCertificate;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The detour of a request that belongs to no login yet: a link in a mail. A cookie of its own ties it to the browser; the
 * browser comes back to the link itself, with the code.
 */
public final class LinkDetour {
    private static final String COOKIE = "KC_DEVICE_DETOUR";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final CertificateDetour detour;

    public LinkDetour(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.detour = new CertificateDetour(session, realm);
    }

    /** An address without what a detour has added to it. */
    public static URI withoutCode(URI address) {
        return UriBuilder.fromUri(address)
                .replaceQueryParam(DeviceCertificateResource.CODE, (Object[]) null)
                .build();
    }

    /** Lets what was seen count in this request, if its browser has just come back. */
    public void end(MultivaluedMap<String, String> query) {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(COOKIE);
        new DetourResults(session.singleUseObjects())
                .take(Optional.ofNullable(cookie).map(Cookie::getValue), query.getFirst(DeviceCertificateResource.CODE))
                .ifPresent(seen -> BroughtCertificate.bring(session, seen));
    }

    /** Whether to make it before this verdict counts. Who has just come back without having been seen does not go again. */
    public boolean isDue(Verdict verdict, MultivaluedMap<String, String> query) {
        return verdict.decision().enforced()
                && CertificateDetour.serves(verdict)
                && HttpMethod.GET.equals(session.getContext().getHttpRequest().getHttpMethod())
                && !query.containsKey(DeviceCertificateResource.CODE)
                && detour.isOpen();
    }

    /**
     * @param link the request's own address, on the host that the server is configured to have
     */
    public Response begin(URI link) {
        String nonce = DetourResults.secret();
        URI base = session.getContext().getUri().getBaseUri();
        NewCookie cookie = new NewCookie.Builder(COOKIE)
                .value(nonce)
                .path(UriBuilder.fromPath(base.getPath())
                        .path("realms/{realm}/")
                        .build(realm.getName())
                        .toString())
                .maxAge((int) DetourTicket.LIFETIME.toSeconds())
                .httpOnly(true)
                .secure("https".equals(base.getScheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
        return detour.redirect(nonce, withoutCode(link)).cookie(cookie).build();
    }
}

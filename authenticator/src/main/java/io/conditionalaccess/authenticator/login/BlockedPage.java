// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import io.conditionalaccess.authenticator.check.DecisionTrace;
import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.authenticator.token.TokenDenial;
import io.conditionalaccess.core.decision.Access;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.decision.Rule;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.posture.Stage;
import io.conditionalaccess.registry.DecisionRecord;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;

/** What a person sees instead of the application, with a reference under which the decision can be looked up. */
final class BlockedPage {
    /** A matter for the security team, not for the person. */
    static final String RISK_HIGH = "risk-high";

    /** Another device showed the session, and the policy ended it for that. */
    static final String SESSION_ENDED = "session-ended";

    private static final String TEMPLATE = "device-blocked.ftl";
    private static final Set<String> LINKS = Set.of("https", "http", "mailto", "tel");

    private final KeycloakSession session;
    private final boolean signInAgain;

    /**
     * @param signInAgain whether the button begins a new login instead of trying this one again
     */
    BlockedPage(KeycloakSession session, boolean signInAgain) {
        this.session = session;
        this.signInAgain = signInAgain;
    }

    Response show(LoginFormsProvider form, EventBuilder event, Verdict denial) {
        DecisionRecord decision = new DecisionTrace(session).write(denial);
        event.clone()
                .event(EventType.LOGIN_ERROR)
                .user(denial.user())
                .detail(Details.REASON, decision.rule())
                .detail("decision", decision.ref())
                .error(TokenDenial.ERROR);
        return form.setStatus(Response.Status.FORBIDDEN)
                .setAttribute("blocked", attributes(denial, decision))
                .createForm(TEMPLATE);
    }

    private Map<String, Object> attributes(Verdict denial, DecisionRecord decision) {
        Map<String, Object> attributes = about(denial);
        attributes.put("variant", variant(denial));
        attributes.put("reference", decision.ref());
        attributes.put("signInAgain", signInAgain);
        return attributes;
    }

    /** What every page may tell of a verdict. */
    Map<String, Object> about(Verdict denial) {
        Map<String, Object> attributes = new HashMap<>();
        device(denial).ifPresent(device -> attributes.put("device", device.displayName()));
        unrecognised(denial).ifPresent(words -> attributes.put("unrecognised", words));
        stage(denial).ifPresent(stage -> attributes.put("stage", stage.wire()));
        sourceText(denial).ifPresent(text -> attributes.put("sourceText", text));
        denial.policy()
                .supportUrl()
                .filter(url -> LINKS.contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT)))
                .map(URI::toString)
                .ifPresent(url -> attributes.put("supportUrl", url));
        return attributes;
    }

    /** Which texts fit: those of the rule, with three exceptions. */
    private String variant(Verdict denial) {
        Rule rule = denial.decision().rule();
        if (rule == Rule.DEVICE_MISMATCH && signInAgain) {
            return SESSION_ENDED;
        }
        if (rule == Rule.RISK && denial.decision().access() == Access.REVOKE) {
            return RISK_HIGH;
        }
        return denial.newLoginHelps() ? Rule.UNBOUND_SESSION.wire() : rule.wire();
    }

    /** The device in front of the person. Whoever shows another one, or none, must not learn whose session it was. */
    private static Optional<DeviceFacts> device(Verdict denial) {
        return denial.identity() instanceof Identity.Recognised recognised
                ? Optional.of(recognised.device())
                : Optional.empty();
    }

    /** Only while recognition is what is missing. */
    private Optional<String> unrecognised(Verdict denial) {
        return denial.identity() instanceof Identity.Unrecognised unrecognised && !signInAgain
                ? Optional.of(Unrecognised.ofWhy(unrecognised.why()).word())
                : Optional.empty();
    }

    /** How far the remediation of what denies is, if its source says so; a closed finding denies nothing. */
    private static Optional<Stage> stage(Verdict denial) {
        return denial.decision().cause().flatMap(cause -> cause.said().stage()).filter(stage -> !stage.closesFinding());
    }

    private Optional<String> sourceText(Verdict denial) {
        String language = session.getContext().resolveLocale(denial.user()).toLanguageTag();
        return denial.decision().cause().flatMap(cause -> cause.said().detail().userText(language));
    }
}

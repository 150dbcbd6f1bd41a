// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import java.util.List;
import java.util.Set;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** The keys of the component, as the admin console and docs/configuration.md show them. */
final class PolicyKeys {
    static final String MODE = "mode";
    static final String ENFORCE_ROLE = "enforceRole";
    static final String ENFORCE_CLIENTS = "enforceClients";
    static final String EXEMPT_CLIENTS = "exemptClients";
    static final String BREAK_GLASS_ROLE = "breakGlassRole";
    static final String HOLD_AT = "holdAt";
    static final String REVOKE_AT = "revokeAt";
    static final String NON_COMPLIANT = "nonCompliant";
    static final String GRACE_PERIOD = "gracePeriod";
    static final String RESTORE_APPROVAL = "restoreApproval";
    static final String UNKNOWN_DEVICE = "unknownDevice";
    static final String UNBOUND_SESSION = "unboundSession";
    static final String STALE_AFTER = "staleAfter";
    static final String STALE_DEVICE = "staleDevice";
    static final String SOURCE_OUTAGE = "sourceOutage";
    static final String REQUIRED_SOURCES = "requiredSources";
    static final String FIRST_SEEN = "firstSeen";
    static final String DEVICE_MISMATCH = "deviceMismatch";
    static final String IDENTITY_METHODS = "identityMethods";
    static final String MINIMUM_STRENGTH = "minimumStrength";
    static final String CERTIFICATE_ISSUERS = "certificateIssuers";
    static final String CERTIFICATE_MAPPING = "certificateMapping";
    static final String CERTIFICATE_HOST = "certificateHost";
    static final String BRAKE_AT = "brakeAt";
    static final String BRAKE_ACTION = "brakeAction";
    static final String HOLD_LOGS_OUT_APPS = "holdLogsOutApps";
    static final String CONFIRM_ENFORCE_WITHIN = "confirmEnforceWithin";
    static final String ACKNOWLEDGED_GAPS = "acknowledgedGaps";
    static final String SUPPORT_URL = "supportUrl";
    static final String CACHE_TTL = "cacheTtl";
    static final String DECISION_RETENTION = "decisionRetention";
    static final String SIGNAL_RETENTION = "signalRetention";
    static final String DEVICE_RETENTION = "deviceRetention";

    static final String DEFAULT_BRAKE_AT = "5%/PT10M";

    static final List<ProviderConfigProperty> PROPERTIES = ProviderConfigurationBuilder.create()
            .property(choice(
                    MODE,
                    "monitor",
                    "monitor records and affects nobody; warn also tells people at login, at most daily, what enforce"
                            + " would do; enforce acts.",
                    "monitor",
                    "warn",
                    "enforce"))
            .property(text(ENFORCE_ROLE, "", "Pilot: only users with this realm role are enforced. Empty: everybody."))
            .property(text(
                    ENFORCE_CLIENTS, "", "Pilot: only these client ids are enforced, separated by commas. Empty: all."))
            .property(text(EXEMPT_CLIENTS, "", "Client ids that are never subject to the check, separated by commas."))
            .property(text(
                    BREAK_GLASS_ROLE,
                    "",
                    "Users with this realm role pass in an emergency; only a quarantined device stays out."))
            .property(choice(
                    HOLD_AT,
                    "medium",
                    "Risk from which sessions wait until the device is well.",
                    "low",
                    "medium",
                    "high"))
            .property(choice(
                    REVOKE_AT,
                    "high",
                    "Risk from which sessions end for good. Not below holdAt.",
                    "low",
                    "medium",
                    "high",
                    "never"))
            .property(choice(
                    NON_COMPLIANT,
                    "hold",
                    "What follows from non-compliance once grace is over.",
                    "allow",
                    "hold",
                    "revoke"))
            .property(text(
                    GRACE_PERIOD,
                    "PT0S",
                    "How long non-compliance is tolerated, from the first bad report. Never applies to risk."))
            .property(choice(
                    RESTORE_APPROVAL,
                    "never",
                    "Risk from which on an operator has to agree before access comes back after the remediation.",
                    "low",
                    "medium",
                    "high",
                    "never"))
            .property(choice(
                    UNKNOWN_DEVICE,
                    "deny",
                    "The answer where no method recognises the device. worst-of-user: as the worst device that the person"
                            + " owns; who owns none is denied.",
                    "deny",
                    "allow",
                    "worst-of-user"))
            .property(choice(
                    UNBOUND_SESSION,
                    "allow",
                    "The answer to sessions that are older than the realm's taking part.",
                    "allow",
                    "deny"))
            .property(text(
                    STALE_AFTER,
                    "",
                    "A good report older than this counts as unknown. Empty: only its own expiry does."))
            .property(text(
                    STALE_DEVICE,
                    "allow",
                    "The answer where a source does not know any more: allow, deny, or last-known:<duration>, for"
                            + " example last-known:PT8H."))
            .property(text(
                    SOURCE_OUTAGE,
                    "last-known",
                    "The answer where a source with a heartbeat is silent as a whole: last-known, deny, or"
                            + " last-known:<duration> counted from its last signal."))
            .property(text(
                    REQUIRED_SOURCES,
                    "",
                    "Aliases of sources, separated by commas. A device of which one of them never reported anything is"
                            + " held."))
            .property(choice(
                    FIRST_SEEN,
                    "deny",
                    "What follows when a person logs in with a device that nobody registered and that a strong method vouches"
                            + " for: deny, register it for the person, or pending: register it and wait for an operator's"
                            + " approval. At most 10 devices per person and day; deleted devices do not come back this way.",
                    "register",
                    "pending",
                    "deny"))
            .property(choice(
                    DEVICE_MISMATCH,
                    "deny",
                    "What follows when a session's cookie comes from another device than it is bound to, or from none.",
                    "deny",
                    "end-session"))
            .property(text(
                    IDENTITY_METHODS,
                    "client-certificate",
                    "Ways to recognise a device, in order, separated by commas. Now: client-certificate."))
            .property(choice(
                    MINIMUM_STRENGTH,
                    "weak",
                    "Methods weaker than this recognise nobody. client-certificate is strong.",
                    "weak",
                    "medium",
                    "strong"))
            .property(multiline(
                    CERTIFICATE_ISSUERS,
                    "CA certificates (PEM, one or more) whose client certificates identify devices. Empty: none does."))
            .property(text(
                    CERTIFICATE_MAPPING,
                    "subject.CN->id",
                    "Which certificate field names the device, and as what, separated by commas: for example"
                            + " subject.CN->id, san.uri->entra_device_id."))
            .property(text(
                    CERTIFICATE_HOST,
                    "",
                    "Host, with :port if that is not 443, at which browsers are asked for a certificate where the login host"
                            + " does not ask. It serves the same Keycloak over https. Empty: the login host asks."))
            .property(text(
                    BRAKE_AT,
                    DEFAULT_BRAKE_AT,
                    "Share of the realm's devices (at least 50) that may lose access within a time before the brake goes"
                            + " on, or never."))
            .property(choice(
                    BRAKE_ACTION,
                    "hold-only",
                    "What the brake does until an operator releases it: hold-only revokes nothing any more, monitor affects"
                            + " nobody any more.",
                    "hold-only",
                    "monitor"))
            .property(choice(
                    HOLD_LOGS_OUT_APPS,
                    "true",
                    "Whether applications get a back-channel logout when a hold begins. Without it those with sessions of"
                            + " their own go on.",
                    "true",
                    "false"))
            .property(text(
                    CONFIRM_ENFORCE_WITHIN,
                    "PT30M",
                    "A switch to enforce by an administrator returns to the mode before unless it is confirmed in this"
                            + " time. PT0S: no confirmation is needed."))
            .property(text(
                    ACKNOWLEDGED_GAPS,
                    "",
                    "Enforcement points that are known to be shadowed or uncovered, separated by commas; enforce is refused"
                            + " while there are others."))
            .property(text(SUPPORT_URL, "", "Where the blocked page sends people for help (http, https or mailto)."))
            .property(text(
                    CACHE_TTL,
                    "PT30S",
                    "How long a node may rely on cached facts if a message is lost. At most PT60S."))
            .property(text(DECISION_RETENTION, "P90D", "How long decision records are kept."))
            .property(
                    text(SIGNAL_RETENTION, "P30D", "How long signals are kept; older observations count as outdated."))
            .property(text(
                    DEVICE_RETENTION,
                    "P180D",
                    "Devices of which nothing was heard or seen for this long, and that nothing bad is known of, are"
                            + " deleted."))
            .build();

    private PolicyKeys() {}

    private static ProviderConfigProperty text(String key, String defaultValue, String help) {
        return new ProviderConfigProperty(key, key, help, ProviderConfigProperty.STRING_TYPE, defaultValue);
    }

    private static ProviderConfigProperty multiline(String key, String help) {
        return new ProviderConfigProperty(key, key, help, ProviderConfigProperty.TEXT_TYPE, "");
    }

    private static ProviderConfigProperty choice(String key, String defaultValue, String help, String... options) {
        ProviderConfigProperty property =
                new ProviderConfigProperty(key, key, help, ProviderConfigProperty.LIST_TYPE, defaultValue);
        property.setOptions(List.of(options));
        return property;
    }

    /** A sentence for each key that a policy does not have: a typing error must not be lost silently. */
    static List<String> unknownAmong(Set<String> keys) {
        List<String> known = PROPERTIES.stream()
                .map(ProviderConfigProperty::getName)
                .sorted()
                .toList();
        return keys.stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .map(key -> key + ": unknown key; expected one of " + known)
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.registry.policy.CertificateMapping;
import io.conditionalaccess.registry.policy.CertificateMapping.Field;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Reads from a certificate what names the device, as the policy's {@code certificateMapping} says. */
final class CertificateFields {
    private static final String SERIAL_NUMBER_OID = "2.5.4.5";
    private static final int SAN_EMAIL = 1;
    private static final int SAN_DNS = 2;
    private static final int SAN_URI = 6;

    private CertificateFields() {}

    /** Every identifier that the certificate gives; junk and values that are too long are left out. */
    static Set<Alias> aliases(X509Certificate certificate, List<CertificateMapping> mappings) {
        return mappings.stream()
                .flatMap(mapping -> values(certificate, mapping.field()).flatMap(value -> alias(mapping, value)))
                .collect(Collectors.toSet());
    }

    /** The public ids that the certificate gives, as it spells them; each once regardless of case. */
    static List<DeviceId> ids(X509Certificate certificate, List<CertificateMapping> mappings) {
        Map<String, DeviceId> ids = new TreeMap<>();
        mappings.stream()
                .filter(mapping -> mapping.type() == AliasType.ID)
                .flatMap(mapping -> values(certificate, mapping.field())
                        .filter(value -> alias(mapping, value).findAny().isPresent())
                        .flatMap(CertificateFields::id))
                .forEach(id -> ids.putIfAbsent(id.key(), id));
        return List.copyOf(ids.values());
    }

    private static Stream<DeviceId> id(String value) {
        try {
            return Stream.of(new DeviceId(value.strip()));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static Stream<Alias> alias(CertificateMapping mapping, String value) {
        try {
            return Alias.of(mapping.type(), Alias.NO_SCOPE, value).stream();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static Stream<String> values(X509Certificate certificate, Field field) {
        return switch (field) {
            case SUBJECT_CN -> subject(certificate, "CN");
            case SUBJECT_UID -> subject(certificate, "UID");
            case SUBJECT_SERIAL_NUMBER -> subject(certificate, "serialNumber");
            case SAN_URI -> alternativeNames(certificate, SAN_URI).map(CertificateFields::withoutScheme);
            case SAN_DNS -> alternativeNames(certificate, SAN_DNS);
            case SAN_EMAIL -> alternativeNames(certificate, SAN_EMAIL);
        };
    }

    private static Stream<String> subject(X509Certificate certificate, String type) {
        String name = certificate
                .getSubjectX500Principal()
                .getName(X500Principal.RFC2253, Map.of(SERIAL_NUMBER_OID, "serialNumber"));
        try {
            List<String> values = new ArrayList<>();
            for (Rdn rdn : new LdapName(name).getRdns()) {
                Optional.ofNullable(rdn.toAttributes().get(type)).ifPresent(attribute -> addStrings(attribute, values));
            }
            return values.stream();
        } catch (NamingException e) {
            return Stream.empty();
        }
    }

    private static void addStrings(Attribute attribute, List<String> values) {
        try {
            for (Object value : Collections.list(attribute.getAll())) {
                if (value instanceof String text) {
                    values.add(text);
                }
            }
        } catch (NamingException e) {
            // An attribute that cannot be read names nothing.
            values.clear();
        }
    }

    private static Stream<String> alternativeNames(X509Certificate certificate, int type) {
        try {
            return orEmpty(certificate.getSubjectAlternativeNames()).stream()
                    .filter(name -> Integer.valueOf(type).equals(name.get(0)))
                    .map(name -> String.valueOf(name.get(1)));
        } catch (CertificateParsingException e) {
            return Stream.empty();
        }
    }

    private static Collection<List<?>> orEmpty(@Nullable Collection<List<?>> names) {
        return names == null ? List.of() : names;
    }

    /** Enrolment services wrap ids to make them URIs: {@code urn:uuid:<id>}, {@code IntuneDeviceId://<id>}. */
    private static String withoutScheme(String uri) {
        if (uri.regionMatches(true, 0, "urn:uuid:", 0, "urn:uuid:".length())) {
            return uri.substring("urn:uuid:".length());
        }
        int scheme = uri.indexOf("://");
        return scheme < 0 ? uri : uri.substring(scheme + "://".length());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.risk.ssf.set.RefusedSet;
import io.conditionalaccess.risk.ssf.set.SetError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads subjects in the formats of RFC 9493 and SSF 1.0; those of others are kept as such. */
final class SubjectReader {
    private static final String FORMAT = "format";
    private static final String LEGACY_FORMAT = "subject_type";
    private static final String COMPLEX = "complex";
    private static final String ALIASES = "aliases";
    private static final Set<String> MEMBERS =
            Set.of(Subject.USER, Subject.DEVICE, Subject.SESSION, "application", "tenant", "org_unit", "group");
    private static final int MAX_ALIASES = 20;
    private static final int MAX_MEMBERS = 20;
    private static final int MAX_LENGTH = 1_000;

    private final boolean legacy;

    /** @param legacy whether the forms of older drafts are read too */
    SubjectReader(boolean legacy) {
        this.legacy = legacy;
    }

    Subject read(ObjectNode json) {
        String format = format(json).orElseThrow(() -> invalid("expected a format in the subject"));
        if (!format.equals(COMPLEX)) {
            return Subject.of(simple(json, format, true));
        }
        Map<String, Identifier> members = new HashMap<>();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            if (member.getValue() instanceof ObjectNode object) {
                members.put(member.getKey(), simple(object, format(object).orElse(""), true));
            }
        }
        if (members.isEmpty() || members.size() > MAX_MEMBERS) {
            throw invalid("expected 1 to " + MAX_MEMBERS + " members in the complex subject");
        }
        return new Subject(Optional.empty(), members);
    }

    private Identifier simple(ObjectNode json, String format, boolean mayBeAliases) {
        return switch (format) {
            case "opaque" -> new Identifier.Opaque(text(json, "id"));
            case "email" -> new Identifier.Email(text(json, "email"));
            case "iss_sub" -> new Identifier.IssuerSubject(text(json, "iss"), text(json, "sub"));
            case "account" -> new Identifier.Account(text(json, "uri"));
            case "uri" -> new Identifier.Address(text(json, "uri"));
            case "did" -> new Identifier.Address(text(json, "url"));
            case ALIASES -> {
                if (!mayBeAliases) {
                    throw invalid("aliases must not be nested");
                }
                yield aliases(json);
            }
            case COMPLEX, "" -> throw invalid("expected a simple subject as member");
            default -> new Identifier.Other(format);
        };
    }

    private Identifier aliases(ObjectNode json) {
        JsonNode identifiers = json.path("identifiers");
        if (!identifiers.isArray() || identifiers.isEmpty() || identifiers.size() > MAX_ALIASES) {
            throw invalid("expected 1 to " + MAX_ALIASES + " identifiers in aliases");
        }
        List<Identifier> all = new ArrayList<>();
        for (JsonNode one : identifiers) {
            if (!(one instanceof ObjectNode object)) {
                throw invalid("expected objects in aliases");
            }
            all.add(simple(object, format(object).orElse(""), false));
        }
        return new Identifier.Aliases(all);
    }

    private Optional<String> format(ObjectNode json) {
        Optional<String> format = optional(json, FORMAT);
        if (format.isPresent() || !legacy) {
            return format;
        }
        return optional(json, LEGACY_FORMAT)
                .map(type -> type.replace('-', '_'))
                .or(() -> json.properties().stream().anyMatch(member -> MEMBERS.contains(member.getKey()))
                        ? Optional.of(COMPLEX)
                        : Optional.empty());
    }

    private static String text(ObjectNode json, String name) {
        return optional(json, name)
                .filter(text -> !text.isBlank() && text.length() <= MAX_LENGTH)
                .orElseThrow(() -> invalid("expected " + name + " in the subject"));
    }

    private static Optional<String> optional(ObjectNode json, String name) {
        return Optional.ofNullable(json.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static RefusedSet invalid(String description) {
        return new RefusedSet(SetError.INVALID_REQUEST, description);
    }
}

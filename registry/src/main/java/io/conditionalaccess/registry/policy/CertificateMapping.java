// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import io.conditionalaccess.core.device.AliasType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which field of a client certificate names the device, and as what: {@code subject.CN->id}. */
public record CertificateMapping(Field field, AliasType type) {

    /** Fields of a certificate that can name a device. */
    public enum Field {
        SUBJECT_CN("subject.CN"),
        SUBJECT_UID("subject.UID"),
        SUBJECT_SERIAL_NUMBER("subject.serialNumber"),
        SAN_URI("san.uri"),
        SAN_DNS("san.dns"),
        SAN_EMAIL("san.email");

        private final String wire;

        Field(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    /**
     * Reads a comma separated list.
     *
     * @throws IllegalArgumentException naming the part that is wrong and what is allowed
     */
    static List<CertificateMapping> parse(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(CertificateMapping::parseOne)
                .toList();
    }

    private static CertificateMapping parseOne(String part) {
        String[] sides = part.split("->", -1);
        Optional<Field> field = Arrays.stream(Field.values())
                .filter(f -> f.wire.equals(sides[0].strip()))
                .findFirst();
        Optional<AliasType> type = sides.length == 2 ? AliasType.ofWire(sides[1].strip()) : Optional.empty();
        if (field.isEmpty() || type.filter(AliasType::strong).isEmpty()) {
            throw new IllegalArgumentException("expected <field>-><identifier> with a field of "
                    + Arrays.stream(Field.values()).map(Field::wire).toList()
                    + " and an identifier of "
                    + Arrays.stream(AliasType.values())
                            .filter(AliasType::strong)
                            .map(AliasType::wire)
                            .toList()
                    + ", got '" + part + "'");
        }
        return new CertificateMapping(field.get(), type.get());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache;

/** A key in words, as which any key travels. */
record NamedKey(String realmId, String kind, String scope, String value) implements FactKey {
    private static final String SEPARATOR = "\u001f";

    /** Of the parts that differ; keys are looked up at each decision. */
    @Override
    public int hashCode() {
        return value.hashCode() * 31 + kind.hashCode();
    }

    @Override
    public String encoded() {
        return String.join(SEPARATOR, realmId, kind, scope, value);
    }

    static NamedKey decode(String encoded) {
        String[] parts = encoded.split(SEPARATOR, 4);
        return new NamedKey(parts[0], parts[1], parts[2], parts[3]);
    }
}

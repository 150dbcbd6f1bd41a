// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Optional;

/** Writes what is absent as null. */
final class OptionalSerializer extends StdSerializer<Optional<?>> {
    private static final long serialVersionUID = 1;

    OptionalSerializer() {
        super(Optional.class, false);
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Optional<?> value) {
        return value.isEmpty();
    }

    @Override
    public void serialize(Optional<?> value, JsonGenerator json, SerializerProvider provider) throws IOException {
        if (value.isPresent()) {
            provider.defaultSerializeValue(value.get(), json);
        } else {
            json.writeNull();
        }
    }
}

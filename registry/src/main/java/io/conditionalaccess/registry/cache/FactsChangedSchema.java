// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache;

import org.infinispan.protostream.GeneratedSchema;
import org.infinispan.protostream.annotations.ProtoSchema;

/** How {@link FactsChanged} travels; Keycloak finds the generated class through the service loader. */
@ProtoSchema(
        schemaPackageName = "conditional_access",
        schemaFileName = "conditional-access.proto",
        includeClasses = FactsChanged.class,
        service = true)
interface FactsChangedSchema extends GeneratedSchema {}

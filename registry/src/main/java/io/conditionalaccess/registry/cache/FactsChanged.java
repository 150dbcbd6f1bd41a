// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;
import org.keycloak.cluster.ClusterEvent;

/** Tells the other nodes which facts to drop. Ids up to 65,622 belong to Infinispan and Keycloak. */
@ProtoTypeId(1_900_001)
public final class FactsChanged implements ClusterEvent {
    private final List<String> keys;

    @ProtoFactory
    FactsChanged(List<String> keys) {
        this.keys = List.copyOf(keys);
    }

    static FactsChanged of(Collection<FactKey> changed) {
        return new FactsChanged(changed.stream().map(FactKey::encoded).toList());
    }

    @ProtoField(number = 1, collectionImplementation = ArrayList.class)
    public List<String> getKeys() {
        return keys;
    }

    List<FactKey> facts() {
        return keys.stream().map(FactKey::decode).toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The observations of one device as it is cached, which never change, with room for what was last concluded from them:
 * a device with a hundred findings is asked about at each refresh of its sessions. Whoever concludes last is
 * remembered; nobody waits for another.
 */
public final class Observations extends AbstractList<Observation> implements RandomAccess {
    private final List<Observation> all;
    private volatile @Nullable Object conclusion;

    /** With nothing concluded yet, also if they are a copy of others. */
    public Observations(List<Observation> observations) {
        all = List.copyOf(observations instanceof Observations others ? others.all : observations);
    }

    /** What was remembered last, if it is of this type. */
    public <T> Optional<T> conclusion(Class<T> type) {
        Object last = conclusion;
        return type.isInstance(last) ? Optional.of(type.cast(last)) : Optional.empty();
    }

    public void conclude(Object next) {
        conclusion = next;
    }

    @Override
    public Observation get(int index) {
        return all.get(index);
    }

    @Override
    public int size() {
        return all.size();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.registry.DeviceDraft;
import io.conditionalaccess.registry.DeviceView;
import io.conditionalaccess.registry.DeviceView.KnownAlias;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a device decides by what it is recognised, and which sources may speak of it. */
final class Standing {
    /** For the refusal. */
    static final String CHANGE = "change its owners, aliases, tags and platform";

    private Standing() {}

    /**
     * A device that nobody recognises any more is not blocked as this one, but treated as an unknown one; and one that
     * leaves a source's devices is out of reach of its bad news.
     */
    static boolean changes(DeviceView device, DeviceDraft draft) {
        return !given(device).equals(Set.copyOf(draft.aliases()))
                || !device.facts().owners().equals(draft.owners())
                || !device.tags().equals(draft.tags())
                || !device.facts().platform().equals(draft.platform());
    }

    /** The aliases that administrators gave. */
    private static Set<Alias> given(DeviceView device) {
        return device.aliases().stream()
                .filter(known -> known.origin().equals(KnownAlias.ADMIN))
                .map(KnownAlias::alias)
                .collect(Collectors.toSet());
    }
}

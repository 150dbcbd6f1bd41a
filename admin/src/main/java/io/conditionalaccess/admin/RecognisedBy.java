// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.registry.DeviceDraft;
import io.conditionalaccess.registry.DeviceView;
import io.conditionalaccess.registry.DeviceView.KnownAlias;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a device decides by what it is recognised. */
final class RecognisedBy {
    private RecognisedBy() {}

    /** A device that nobody recognises any more is not blocked as this one, but treated as an unknown one. */
    static boolean changes(DeviceView device, DeviceDraft draft) {
        return !given(device).equals(Set.copyOf(draft.aliases()))
                || !device.facts().owners().equals(draft.owners());
    }

    /** The aliases that administrators gave. */
    static Set<Alias> given(DeviceView device) {
        return device.aliases().stream()
                .filter(known -> known.origin().equals(KnownAlias.ADMIN))
                .map(KnownAlias::alias)
                .collect(Collectors.toSet());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** One run: the whole list, or only what changed since the run before, where the product tells that and the source wants it. */
final class Survey {
    private final VendorApi api;
    private final URI endpoint;
    private final PullRun run;
    private Optional<Mark> mark;

    /**
     * Up to where a product's changes were followed.
     *
     * @param link where to go on
     * @param wholeAt when the whole list was last asked for
     */
    record Mark(String link, Instant wholeAt) {}

    /** @param before that of the run before */
    Survey(VendorApi api, URI endpoint, PullRun run, Optional<Mark> before) {
        this.api = api;
        this.endpoint = endpoint;
        this.run = run;
        this.mark = before;
    }

    /** For the next run; after a failure that of the run before, so that what changed is told again. */
    Optional<Mark> mark() {
        return mark;
    }

    void whole(Connector connector) throws PullFailed {
        run.of(connector);
        mark = Optional.empty();
    }

    /** @param wholeSince a whole list from then on is new enough */
    void changed(Connector connector, Changes changes, Instant now, Instant wholeSince) throws PullFailed {
        ChangeList list = new ChangeList(api, endpoint, changes);
        Optional<Mark> usable = mark.filter(m -> m.wholeAt().isAfter(wholeSince));
        Optional<ChangeList.Found> found =
                usable.isPresent() ? list.since(usable.get().link()) : Optional.empty();
        if (usable.isPresent() && found.isPresent()) {
            run.about(changes, found.get().ids());
            mark = Optional.of(new Mark(found.get().link(), usable.get().wholeAt()));
        } else {
            String link = list.now(); // before the list, so that nothing falls between the two
            run.of(connector);
            mark = Optional.of(new Mark(link, now));
        }
    }
}

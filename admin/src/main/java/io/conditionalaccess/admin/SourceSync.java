// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.pull.PullProvider;
import io.conditionalaccess.registry.pull.SyncAnswer;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/**
 * What becomes of the wish to ask a source.
 *
 * @param outcome started, running (it is being asked already) or queued (it is asked within seconds)
 */
record SourceSync(String source, String outcome) {

    /** Returns before the source has answered; how that went is in the status. */
    static Response of(AdminRequest request, String alias) {
        SyncAnswer answer = PullProvider.of(request.session()).sync(request.realm(), alias);
        SourceSync sync = new SourceSync(alias, answer.name().toLowerCase(Locale.ROOT));
        return switch (answer) {
            case NO_PULL -> throw Problem.notFound("No source that can be asked has this alias.");
            case NOT_READY ->
                throw Problem.conflict("The source is disabled, lacks its secret, or this server only monitors.");
            case STARTED, RUNNING, QUEUED -> {
                request.audit().did("sources/" + alias + "/sync", sync);
                yield Answers.accepted(sync);
            }
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.containers.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.WaitResponse;
import io.conditionalaccess.demo.keycloak.RunningKc;
import java.util.concurrent.CompletableFuture;

/** A container that was started; nothing but its log and the folders it was given outlives its end. */
final class RunningContainer implements RunningKc {
    private static final int LAST_WORDS_SECONDS = 20;
    private final KcContainer container;
    private final DockerClient engine;
    private final String id;
    private final CompletableFuture<Integer> ended;

    RunningContainer(KcContainer container, OutputFile output) {
        this.container = container;
        engine = container.getDockerClient();
        id = container.getContainerId();
        Exit exit = engine.waitContainerCmd(id).exec(new Exit());
        ended = exit.status.thenCombine(output.complete(), (status, log) -> status);
    }

    @Override
    public CompletableFuture<Integer> ended() {
        return ended;
    }

    @Override
    public void close() {
        end(() -> engine.stopContainerCmd(id).withTimeout(LAST_WORDS_SECONDS).exec());
    }

    @Override
    public void kill() {
        end(() -> engine.killContainerCmd(id).withSignal("KILL").exec());
    }

    private void end(Runnable how) {
        if (!ended.isDone()) {
            unlessItEndedByItself(how);
        }
        ended.join();
        container.stop();
    }

    private static void unlessItEndedByItself(Runnable how) {
        try {
            how.run();
        } catch (NotFoundException | NotModifiedException | ConflictException e) {
            return; // just now, or Testcontainers removes what is left because the tests are over
        }
    }

    private static final class Exit extends ResultCallback.Adapter<WaitResponse> {
        private final CompletableFuture<Integer> status = new CompletableFuture<>();

        @Override
        public void onNext(WaitResponse response) {
            status.complete(response.getStatusCode());
        }

        @Override
        public void onError(Throwable failure) {
            status.completeExceptionally(failure);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process and all that it starts; none of them outlives this program. */
final class ProcessTree implements RunningKc {
    private static final Duration LAST_WORDS = Duration.ofSeconds(20);
    private final Process root;
    private final Thread hook;

    private ProcessTree(Process root) {
        this.root = root;
        this.hook = new Thread(this::end, "end-of-" + root.pid());
    }

    static ProcessTree start(ProcessBuilder builder) throws IOException {
        ProcessTree tree = new ProcessTree(builder.start());
        Runtime.getRuntime().addShutdownHook(tree.hook);
        return tree;
    }

    @Override
    public CompletableFuture<Integer> ended() {
        return root.onExit().thenApply(Process::exitValue);
    }

    @Override
    public void close() {
        end();
        forgetHook();
    }

    /** SIGKILL for all of them, at once. */
    @Override
    public void kill() {
        // The root first, so that it starts nothing more; its children are listed before, they lose their parent with
        // it.
        List<ProcessHandle> children = root.descendants().toList();
        root.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        root.onExit().join();
        children.forEach(child -> child.onExit().join());
        forgetHook();
    }

    private void end() {
        List<ProcessHandle> children = root.descendants().toList();
        root.destroy();
        try {
            if (!root.waitFor(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
                root.destroyForcibly();
            }
        } catch (InterruptedException e) {
            root.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // this program is ending, the hook runs anyway
        }
    }
}

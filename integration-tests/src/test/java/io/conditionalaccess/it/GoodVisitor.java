// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The application of a good device, which refreshes all the time behind a load balancer that knows who is in service. */
final class GoodVisitor implements AutoCloseable {
    private static final long PAUSE_MILLIS = 20;

    private final Tokens tokens;
    private final List<Door> doors;
    private final List<Door> inService;
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private final Thread thread = new Thread(this::visit, "good-visitor");
    private int visits;
    private Optional<RuntimeException> lost = Optional.empty();
    private volatile boolean over;

    private record Door(TestRealm node, TokenClient client) {}

    GoodVisitor(String device, Tokens tokens, List<TestRealm> nodes) {
        this.tokens = tokens;
        this.doors = nodes.stream()
                .map(node -> new Door(node, node.app(node.from(device))))
                .toList();
        this.inService = new ArrayList<>(doors);
        thread.start();
    }

    /** From when this returns, no request goes there, and none is under way. */
    synchronized void avoid(TestRealm node) {
        inService.removeIf(door -> door.node().equals(node));
    }

    synchronized void useAgain(TestRealm node) {
        doors.stream().filter(door -> door.node().equals(node)).forEach(inService::add);
    }

    /** How often each status was answered. */
    synchronized Map<Integer, Integer> answers() {
        return Map.copyOf(answers);
    }

    synchronized int visits() {
        lost.ifPresent(e -> {
            throw e;
        });
        return visits;
    }

    private void visit() {
        while (!over) {
            refresh();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        }
    }

    private synchronized void refresh() {
        Door door = inService.get(visits % inService.size());
        visits++;
        try {
            answers.merge(door.client().refresh(tokens.refresh()).status(), 1, Integer::sum);
        } catch (UncheckedIOException e) {
            lost = Optional.of(e);
            over = true;
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.registry.DeviceDraft;
import io.conditionalaccess.registry.DeviceView;
import io.conditionalaccess.registry.RefusedChange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Creates and updates devices from lines of JSON. Each line is a transaction of its own, so a bad one takes down no
 * other, and the same lines again change nothing.
 */
final class DeviceImport {
    static final int MAX_BODY = 4 * 1024 * 1024;
    static final int MAX_LINES = 5_000;

    private final AdminRequest request;
    private final Audit audit;

    DeviceImport(AdminRequest request) {
        this.request = request;
        this.audit = request.audit();
    }

    enum Status {
        CREATED,
        UPDATED,
        UNCHANGED,
        /** The line is not such a device; {@code errors} say why. */
        INVALID,
        /** It is the device of the caller's own session, or somebody changed it at the same time. */
        REFUSED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param line from 1; empty lines count and have no result
     * @param id empty if the line names none
     * @param detail why not, where it was not done
     */
    record Result(int line, Optional<String> id, String status, Optional<String> detail, List<FieldError> errors) {}

    record Outcome(int created, int updated, int unchanged, int invalid, int refused, List<Result> results) {
        boolean changed() {
            return created + updated > 0;
        }

        Counts counts() {
            return new Counts(created, updated, unchanged, invalid, refused);
        }
    }

    /** For the admin event. */
    record Counts(int created, int updated, int unchanged, int invalid, int refused) {}

    /** @throws Problem 413 before anything is done */
    Outcome run(InputStream body) {
        String[] lines = lines(body);
        List<Result> results = new ArrayList<>();
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                Done done = line(lines[i]);
                counts.merge(done.status, 1, Integer::sum);
                results.add(new Result(i + 1, done.id, done.status.wire(), done.detail, done.errors));
            }
        }
        return new Outcome(
                counts.getOrDefault(Status.CREATED, 0),
                counts.getOrDefault(Status.UPDATED, 0),
                counts.getOrDefault(Status.UNCHANGED, 0),
                counts.getOrDefault(Status.INVALID, 0),
                counts.getOrDefault(Status.REFUSED, 0),
                results);
    }

    private record Done(Status status, Optional<String> id, Optional<String> detail, List<FieldError> errors) {
        static Done of(Status status, DeviceDraft draft) {
            return new Done(status, Optional.of(draft.id().value()), Optional.empty(), List.of());
        }

        static Done not(Status status, Optional<String> id, Exception why, List<FieldError> errors) {
            return new Done(status, id, Optional.ofNullable(why.getMessage()), errors);
        }
    }

    private Done line(String text) {
        DeviceDraft draft;
        try {
            ObjectNode line = Json.readObject(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            draft = DeviceBody.toCreate(line, request::userId).draft();
        } catch (Problem problem) {
            return Done.not(
                    Status.INVALID, Optional.empty(), problem, problem.body().errors());
        }
        try {
            return Done.of(write(draft), draft);
        } catch (Problem | RefusedChange refused) {
            return Done.not(Status.REFUSED, Optional.of(draft.id().value()), refused, List.of());
        }
    }

    private Status write(DeviceDraft draft) {
        Optional<DeviceView> present = request.registry().devices().find(request.realm(), draft.id());
        if (present.isEmpty()) {
            request.registry().devices().create(request.realm(), draft);
            audit.noted(draft.id(), "import");
            return Status.CREATED;
        }
        DeviceView device = present.get();
        boolean standing = Standing.changes(device, draft);
        if (!standing && device.facts().name().equals(draft.name())) {
            return Status.UNCHANGED;
        }
        if (standing) {
            request.ownSession().requireNotAmong(request.sessionsOf(device), Standing.CHANGE);
        }
        request.registry()
                .devices()
                .update(request.realm(), draft, Optional.of(device.facts().version()));
        audit.noted(draft.id(), "import");
        return Status.UPDATED;
    }

    private static String[] lines(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MAX_BODY + 1);
            if (bytes.length > MAX_BODY) {
                throw Problem.tooLarge(MAX_BODY);
            }
            String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\r?\n", -1);
            if (lines.length > MAX_LINES + 1) {
                throw new Problem(413, "Body too large", "Expected at most " + MAX_LINES + " lines.", List.of());
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

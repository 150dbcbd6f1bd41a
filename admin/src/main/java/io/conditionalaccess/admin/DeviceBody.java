// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Tag;
import io.conditionalaccess.registry.DeviceDraft;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What an administrator writes about a device.
 *
 * @param version the version that the caller read, with updates only
 */
record DeviceBody(DeviceDraft draft, Optional<Integer> version) {
    private static final int MAX_NAME = 255;
    private static final int MAX_PLATFORM = 255;
    private static final int MAX_USERNAME = 255;
    private static final int MAX_OWNERS = 100;
    private static final int MAX_ALIASES = 100;
    private static final Set<String> READ_ONLY =
            Set.of("posture", "access", "quarantined", "exemptUntil", "awaitingApproval", "mergedInto");

    /**
     * @param userIds from username to internal id
     * @throws Problem 400 with every field that is wrong
     */
    static DeviceBody toCreate(ObjectNode body, Function<String, Optional<String>> userIds) {
        Fields fields = Fields.of(body);
        String id = fields.required("id", DeviceId.MAX_LENGTH);
        if (id.toLowerCase(Locale.ROOT).length() > DeviceId.MAX_LENGTH) {
            fields.refuse("id", "expected at most " + DeviceId.MAX_LENGTH + " characters in lower case too");
        }
        return read(fields, id, Optional.empty(), AliasFields.Learned.REFUSED, userIds);
    }

    /**
     * Accepts what reading the device answered: an {@code id} must be the device's own, what cannot be written and
     * aliases that were learned from sources are ignored.
     */
    static DeviceBody toUpdate(ObjectNode body, DeviceId device, Function<String, Optional<String>> userIds) {
        Fields fields = Fields.of(body);
        if (fields.text("id", DeviceId.MAX_LENGTH)
                .filter(id -> !id.equals(device.value()))
                .isPresent()) {
            fields.refuse("id", "expected '" + device + "' or nothing: ids never change");
        }
        fields.ignore(READ_ONLY);
        Optional<Integer> version = fields.whole("version");
        return read(fields, device.value(), version, AliasFields.Learned.IGNORED, userIds);
    }

    private static DeviceBody read(
            Fields fields,
            String id,
            Optional<Integer> version,
            AliasFields.Learned learned,
            Function<String, Optional<String>> userIds) {
        Optional<String> name = fields.text("name", MAX_NAME);
        Optional<String> platform = fields.text("platform", MAX_PLATFORM);
        Set<Tag> tags = tags(fields);
        Set<String> owners = owners(fields, userIds);
        List<Alias> aliases = AliasFields.read(fields.objects("aliases", MAX_ALIASES), learned);
        fields.nothingElse();
        fields.requireNoErrors();
        return new DeviceBody(new DeviceDraft(new DeviceId(id), name, platform, tags, owners, aliases), version);
    }

    private static Set<Tag> tags(Fields fields) {
        return new LinkedHashSet<>(fields.texts("tags", DeviceDraft.MAX_TAGS, Tag.MAX_LENGTH, Tag::of, Tag.EXPECTED));
    }

    private static Set<String> owners(Fields fields, Function<String, Optional<String>> userIds) {
        return new LinkedHashSet<>(
                fields.texts("owners", MAX_OWNERS, MAX_USERNAME, userIds, "expected the name of a user of this realm"));
    }
}

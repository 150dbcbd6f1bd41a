// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache.packed;

import io.conditionalaccess.core.posture.Detail;
import java.util.HashMap;
import java.util.Map;

/** What a source added for people; most say nothing. */
final class DetailBytes {
    private static final int CODE = 0;
    private static final int ADMIN_TEXT = 1;
    private static final int EVIDENCE = 2;

    private DetailBytes() {}

    static void pack(Detail detail, BytesOut out) {
        out.octet(Flags.of(
                        detail.code().isPresent(),
                        detail.adminText().isPresent(),
                        detail.evidence().isPresent())
                .bits());
        detail.code().ifPresent(out::text);
        detail.adminText().ifPresent(out::text);
        out.each(detail.userTexts().entrySet(), text -> {
            out.text(text.getKey());
            out.text(text.getValue());
        });
        detail.evidence().ifPresent(out::text);
    }

    static Detail unpack(BytesIn in) {
        Flags flags = in.flags();
        return new Detail(
                flags.optional(CODE, in::text),
                flags.optional(ADMIN_TEXT, in::text),
                userTexts(in),
                flags.optional(EVIDENCE, in::text));
    }

    private static Map<String, String> userTexts(BytesIn in) {
        Map<String, String> texts = new HashMap<>();
        for (int left = in.size(); left > 0; left--) {
            texts.put(in.text(), in.text());
        }
        return texts;
    }
}

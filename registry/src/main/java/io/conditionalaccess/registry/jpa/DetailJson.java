// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.conditionalaccess.core.posture.Detail;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How {@link Detail} is stored. */
record DetailJson(
        @Nullable String code,
        @Nullable String admin,
        Map<String, String> user,
        @Nullable String evidence) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static @Nullable String write(Detail detail) {
        if (detail.equals(Detail.NONE)) {
            return null;
        }
        try {
            return JSON.writeValueAsString(new DetailJson(
                    detail.code().orElse(null),
                    detail.adminText().orElse(null),
                    new TreeMap<>(detail.userTexts()),
                    detail.evidence().orElse(null)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a detail is always JSON", e);
        }
    }

    static Detail read(@Nullable String json) {
        if (json == null) {
            return Detail.NONE;
        }
        try {
            DetailJson read = JSON.readValue(json, DetailJson.class);
            return new Detail(
                    Optional.ofNullable(read.code),
                    Optional.ofNullable(read.admin),
                    read.user,
                    Optional.ofNullable(read.evidence));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored detail is not what we wrote", e);
        }
    }
}

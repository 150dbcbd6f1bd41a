// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a source adds for people to read.
 *
 * @param userTexts by BCP 47 language tag, for the person in front of the device
 * @param adminText for administrators only, never shown to the person
 * @param evidence a link into the source's own console
 */
public record Detail(
        Optional<String> code, Optional<String> adminText, Map<String, String> userTexts, Optional<String> evidence) {
    public static final Detail NONE = new Detail(Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

    public Detail {
        userTexts = Map.copyOf(userTexts);
    }

    /** The text in the person's language, else in the language without its region, else in English. */
    public Optional<String> userText(String languageTag) {
        String language = languageTag.split("[-_]", 2)[0];
        return Optional.ofNullable(userTexts.get(languageTag))
                .or(() -> Optional.ofNullable(userTexts.get(language)))
                .or(() -> Optional.ofNullable(userTexts.get("en")));
    }

    /** The same for equal details and for no others, on every node and in every run. */
    String canonical() {
        StringBuilder canonical = new StringBuilder();
        Stream.of(code, adminText, evidence).forEach(text -> canonical.append(canonical(text)));
        new TreeMap<>(userTexts)
                .forEach((language, text) ->
                        canonical.append(canonical(Optional.of(language))).append(canonical(Optional.of(text))));
        return canonical.toString();
    }

    /** With its length in front, so that no text can pass for two. */
    private static String canonical(Optional<String> text) {
        return text.map(t -> t.length() + ":" + t).orElse("-");
    }
}

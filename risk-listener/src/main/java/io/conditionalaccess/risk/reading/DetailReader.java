// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import io.conditionalaccess.core.posture.Detail;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads what is meant for people: {@code reason} and {@code evidence}. Text is cut or dropped, never a reason to refuse
 * a signal; only a value of the wrong JSON type is an error.
 */
final class DetailReader {
    static final String REASON = "reason";
    static final String EVIDENCE = "evidence";

    private static final String CODE = "code";
    private static final String ADMIN = "admin";
    private static final String USER = "user";
    private static final Set<String> MEMBERS = Set.of(CODE, ADMIN, USER);

    private static final int MAX_CODE = 64;
    private static final int MAX_TEXT = 2_000;
    private static final int MAX_LANGUAGES = 20;
    /** The common part of BCP 47; the rest of that grammar is not what message bundles have. */
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,4}");

    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+", Pattern.CASE_INSENSITIVE);

    private boolean truncated;

    /** @param truncated whether anything was cut or dropped */
    record Read(Detail detail, boolean truncated) {}

    static Read read(Fields item) {
        DetailReader reader = new DetailReader();
        Optional<Fields> reason = item.object(REASON);
        reason.ifPresent(fields -> fields.only(MEMBERS));
        Detail detail = new Detail(
                reason.flatMap(fields -> fields.text(CODE)).flatMap(text -> reader.cut(text, MAX_CODE)),
                reason.flatMap(fields -> fields.text(ADMIN)).flatMap(text -> reader.cut(text, MAX_TEXT)),
                reason.flatMap(fields -> fields.object(USER))
                        .map(reader::byLanguage)
                        .orElse(Map.of()),
                item.text(EVIDENCE).flatMap(reader::link));
        return new Read(detail, reader.truncated);
    }

    private Map<String, String> byLanguage(Fields texts) {
        Map<String, String> kept = new TreeMap<>();
        for (String language : texts.names()) {
            Optional<String> text = texts.text(language).flatMap(value -> cut(value, MAX_TEXT));
            boolean fits = LANGUAGE.matcher(language).matches() && kept.size() < MAX_LANGUAGES;
            truncated |= !fits;
            text.filter(value -> fits).ifPresent(value -> kept.put(tag(language), value));
        }
        return kept;
    }

    private static String tag(String language) {
        return Locale.forLanguageTag(language.replace('_', '-')).toLanguageTag();
    }

    private Optional<String> cut(String text, int max) {
        String kept = Text.cut(Text.storable(text), max);
        truncated |= !kept.equals(text);
        return kept.isBlank() ? Optional.empty() : Optional.of(kept);
    }

    /** Administrators click on it, so nothing but the web; a link that was cut would lead elsewhere. */
    private Optional<String> link(String text) {
        boolean fits = text.length() <= MAX_TEXT
                && LINK.matcher(text).matches()
                && Text.storable(text).equals(text);
        truncated |= !fits;
        return fits ? Optional.of(text) : Optional.empty();
    }
}

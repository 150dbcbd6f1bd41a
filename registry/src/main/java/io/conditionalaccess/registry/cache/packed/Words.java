// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache.packed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Names that many devices have in common, of sources and platforms, each with a number. Nothing is forgotten, so there is
 * a limit; names beyond it have no number.
 */
final class Words {
    /** As many as one byte tells apart beside "none", see {@link BytesOut#number}. */
    static final int MOST = 127;

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final List<String> words = new CopyOnWriteArrayList<>();

    Optional<Integer> number(String word) {
        Integer number = numbers.get(word);
        return number != null ? Optional.of(number) : learn(word);
    }

    private synchronized Optional<Integer> learn(String word) {
        if (!numbers.containsKey(word) && words.size() < MOST) {
            // In this order: whoever knows a number finds its word.
            words.add(word);
            numbers.put(word, words.size() - 1);
        }
        return Optional.ofNullable(numbers.get(word));
    }

    String word(int number) {
        return words.get(number);
    }
}

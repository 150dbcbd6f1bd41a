// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes a body: mostly single values, sometimes its structure, sometimes its bytes. */
final class Mutation {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "none",
            "None",
            "compliant",
            "good",
            "SECURE",
            "resolved",
            "closed",
            "false",
            "true",
            "0",
            "-1",
            "1e9",
            "99999999999999999999",
            "unknownFutureValue",
            "nonee",
            "nоne",
            "not-compliant",
            "\u0000",
            "\ud800",
            "9999-12-31T00:00:00Z");

    private static final int MAX_BYTES = 256 * 1024;

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    byte[] of(byte[] body) throws IOException {
        JsonNode tree = JSON.readTree(body);
        int changes = 1 + random.nextInt(3);
        byte[] changed = body;
        // Copies of copies grow fast, and what is larger never reaches a mapping.
        for (int i = 0; i < changes && changed.length <= MAX_BYTES; i++) {
            change(tree);
            changed = JSON.writeValueAsBytes(tree);
        }
        return random.nextInt(10) == 0 ? bytes(changed) : changed;
    }

    private byte[] bytes(byte[] body) {
        if (random.nextBoolean()) {
            return java.util.Arrays.copyOf(body, random.nextInt(body.length + 1));
        }
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        return body;
    }

    private void change(JsonNode tree) {
        List<Runnable> places = new ArrayList<>();
        places(tree, places, 0);
        if (!places.isEmpty()) {
            places.get(random.nextInt(places.size())).run();
        }
    }

    private void places(JsonNode node, List<Runnable> places, int depth) {
        if (depth > 40) {
            return;
        }
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                places.add(() -> member(object, name));
                places(object.get(name), places, depth + 1);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(() -> item(array, index));
                places(array.get(i), places, depth + 1);
            }
        }
    }

    private void member(ObjectNode object, String name) {
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "x", object.remove(name));
            default -> object.set(name, value(object.get(name)));
        }
    }

    private void item(ArrayNode array, int index) {
        switch (random.nextInt(6)) {
            case 0 -> array.remove(index);
            case 1 -> {
                int copies = random.nextInt(600);
                for (int i = 0; i < copies; i++) {
                    array.add(array.get(index));
                }
            }
            default -> array.set(index, value(array.get(index)));
        }
    }

    private JsonNode value(JsonNode old) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (random.nextInt(12)) {
            case 0 -> make.nullNode();
            case 1 -> make.booleanNode(random.nextBoolean());
            case 2 -> make.numberNode(random.nextLong());
            case 3 -> make.numberNode(random.nextInt(120) - 10);
            case 4 -> make.numberNode(random.nextGaussian() * 100);
            case 5 -> make.arrayNode().add(old);
            case 6 -> make.objectNode().set("x", old);
            case 7 -> make.textNode(old.asText().repeat(random.nextInt(300)));
            case 8 -> make.textNode("zq" + Integer.toHexString(random.nextInt()));
            case 9 -> make.textNode(old.asText() + "x");
            default -> make.textNode(WORDS.get(random.nextInt(WORDS.size())));
        };
    }
}

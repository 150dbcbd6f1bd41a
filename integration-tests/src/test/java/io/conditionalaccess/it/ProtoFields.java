// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads a message of protocol buffers without its schema. */
final class ProtoFields {
    private ProtoFields() {}

    /** The fields of that number that are texts, bytes or messages, in order. */
    static List<byte[]> of(byte[] message, int number) {
        List<byte[]> found = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(message);
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            switch (tag & 7) {
                case 0 -> varint(in);
                case 1 -> in.position(in.position() + Long.BYTES);
                case 2 -> {
                    byte[] content = new byte[(int) varint(in)];
                    in.get(content);
                    if (tag >>> 3 == number) {
                        found.add(content);
                    }
                }
                case 5 -> in.position(in.position() + Integer.BYTES);
                default -> throw new IllegalArgumentException("not a message: wire type " + (tag & 7));
            }
        }
        return found;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}

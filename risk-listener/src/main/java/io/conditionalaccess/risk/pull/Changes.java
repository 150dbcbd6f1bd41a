// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * How a product tells what changed since it was last asked (Microsoft Graph, delta queries). Only ids are taken from there:
 * what a device is like is asked as ever, so that the two ways cannot say different things.
 *
 * @param path of the list of changes, with its fixed parameters
 * @param id where in one of its rows the id is
 * @param each what is asked about one device, whose id stands for <code>{id}</code> in the path
 */
record Changes(String path, JsonPointer id, Ask each) {
    /** When more changed, the whole list takes fewer questions. */
    static final int MOST = 200;

    /** @param device must need no encoding */
    Ask about(String device) {
        return new Ask(each.path().replace("{id}", device), each.paging(), each.rows(), each.use());
    }
}

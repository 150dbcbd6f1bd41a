// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.util.List;

/**
 * What a run found about two nodes.
 *
 * @param postgres which PostgreSQL, and how it commits
 * @param capacity refreshes a second by both nodes together, from callers that wait for their answers
 * @param calm signals without other load
 * @param busy signals under background load
 * @param background that load
 * @param loads stock's refreshes first, then the extension's, then signals
 * @param byDevices revocations beside few, then more and more other devices, then few again
 * @param bySessions revocations
 * @param byFindings signals
 * @param bySources signals
 */
record ClusterFigures(
        String postgres,
        double capacity,
        List<Effect> calm,
        List<Effect> busy,
        Stretch background,
        List<Load> loads,
        Growth byDevices,
        Growth bySessions,
        Growth byFindings,
        Growth bySources) {}

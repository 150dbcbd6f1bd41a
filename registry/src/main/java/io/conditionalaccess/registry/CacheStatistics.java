// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

/** What the facts cache of this node did since start-up. */
public record CacheStatistics(long size, long hits, long misses, long evictions) {}

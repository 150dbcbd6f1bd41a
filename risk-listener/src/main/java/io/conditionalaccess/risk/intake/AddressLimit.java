// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Stops addresses that keep failing to authenticate. Successful calls are never counted here. A product's cloud or a proxy
 * may send for several sources from one address, so one wrong secret must not soon block the others.
 */
final class AddressLimit {
    static final int FAILURES_PER_MINUTE = 600;
    private static final int MAX_ADDRESSES = 100_000;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final LongSupplier nanos;
    private final Cache<String, TokenBucket> failures = Caffeine.newBuilder()
            .maximumSize(MAX_ADDRESSES)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    AddressLimit(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Zero if the address may try; otherwise how long it has to wait. */
    Duration blocked(String address) {
        return Optional.ofNullable(failures.getIfPresent(network(address)))
                .map(bucket -> bucket.untilNext(nanos.getAsLong()))
                .orElse(Duration.ZERO);
    }

    void failed(String address) {
        long now = nanos.getAsLong();
        failures.asMap()
                .computeIfAbsent(network(address), a -> new TokenBucket(FAILURES_PER_MINUTE, now))
                .take(now);
    }

    /** One machine has a whole /64 of IPv6 addresses to choose from. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // a literal, so nothing is looked up
            return bytes.length > IPV6_NETWORK_BYTES
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import io.conditionalaccess.core.policy.BrakeAction;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When so many devices lose access at once that it is likelier an error of a source than an epidemic.
 *
 * @param limit empty: never
 */
public record Brake(Optional<Limit> limit, BrakeAction action) {
    /** Fewer devices than this never pull the brake, whatever their share is. */
    public static final int LEAST_DEVICES = 50;

    private static final Pattern FORMAT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?)%/(P.+)");

    /**
     * A share of the realm's devices within a time.
     *
     * @param percent over 0, at most 100
     */
    public record Limit(BigDecimal percent, Duration within) {

        /** How many devices may lose access before the brake goes on. */
        public long devices(long all) {
            long share = percent.multiply(BigDecimal.valueOf(all)).longValue() / 100;
            return Math.max(LEAST_DEVICES, share);
        }
    }

    /** Reads {@code 5%/PT10M}, or {@code never}. */
    static Optional<Limit> parse(String text) {
        if (text.equals("never")) {
            return Optional.empty();
        }
        Matcher matcher = FORMAT.matcher(text);
        if (matcher.matches()) {
            BigDecimal percent = new BigDecimal(matcher.group(1));
            Duration within = ConfigReader.parseDuration(matcher.group(2));
            boolean share = percent.signum() > 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0;
            if (share && !within.isNegative() && !within.isZero() && within.compareTo(Duration.ofDays(1)) <= 0) {
                return Optional.of(new Limit(percent, within));
            }
        }
        throw new IllegalArgumentException(
                "expected never or a share of devices within at most a day, such as 5%/PT10M," + " got '" + text + "'");
    }
}

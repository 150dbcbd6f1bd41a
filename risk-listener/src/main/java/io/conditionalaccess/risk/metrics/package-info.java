/** What the risk listener counts and times. */
@NullMarked
package io.conditionalaccess.risk.metrics;

import org.jspecify.annotations.NullMarked;

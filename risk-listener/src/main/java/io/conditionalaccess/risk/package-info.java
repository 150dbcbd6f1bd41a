/** The risk listener: takes signals in and reacts to what they change. */
@NullMarked
package io.conditionalaccess.risk;

import org.jspecify.annotations.NullMarked;

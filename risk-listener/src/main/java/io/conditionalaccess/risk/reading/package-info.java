/** From the bytes of a request to signals, or to errors that name each field. */
@NullMarked
package io.conditionalaccess.risk.reading;

import org.jspecify.annotations.NullMarked;

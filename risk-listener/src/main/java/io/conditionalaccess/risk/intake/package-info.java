/** The door for signals: {@code POST /realms/{realm}/risk-signals/{source}}. */
@NullMarked
package io.conditionalaccess.risk.intake;

import org.jspecify.annotations.NullMarked;

/** What follows a revocation: sessions end and applications are told, retried until done. */
@NullMarked
package io.conditionalaccess.risk.reaction;

import org.jspecify.annotations.NullMarked;

/** Signatures as Standard Webhooks (standardwebhooks.com) defines them. */
@NullMarked
package io.conditionalaccess.risk.webhook;

import org.jspecify.annotations.NullMarked;

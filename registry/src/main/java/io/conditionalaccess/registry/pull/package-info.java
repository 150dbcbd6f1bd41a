// SPDX-License-Identifier: Apache-2.0
/** What others need of sources that are asked; whoever asks them provides it. */
@NullMarked
package io.conditionalaccess.registry.pull;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Tokens;

/** What a login in a browser yields: the browser's session, and the tokens of the application. */
record SignedIn(DeviceBrowser browser, Tokens tokens) {}

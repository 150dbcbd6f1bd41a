// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** Where alice's window may be. */
final class Pages {
    static final String PASSWORD = "#password";
    private static final String REFERENCE = "#device-blocked-reference";

    private Pages() {}

    static boolean isLogin(Page page) {
        return page.querySelector(PASSWORD) != null;
    }

    static void login(Page page) {
        page.fill("#username", "alice");
        page.fill(PASSWORD, "alice");
        page.click("[name=login]");
    }

    /** Whether it is the page for blocked devices. */
    static boolean isBlocked(Page page) {
        return page.querySelector(REFERENCE) != null;
    }

    static void waitForBlocked(Page page) {
        page.waitForSelector(REFERENCE);
    }

    /** The application. */
    static void waitForGreeting(Page page) {
        page.waitForSelector("#greeting:text('alice')");
        assertThat(page.textContent("#greeting").strip()).isEqualTo("Hello alice");
    }
}

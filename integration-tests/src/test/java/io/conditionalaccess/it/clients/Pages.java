// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** Where alice's window may be. */
final class Pages {
    static final String PASSWORD = "#password";

    private Pages() {}

    static boolean isLogin(Page page) {
        return page.querySelector(PASSWORD) != null;
    }

    static void login(Page page) {
        page.fill("#username", "alice");
        page.fill(PASSWORD, "alice");
        page.click("[name=login]");
    }

    /** The page for blocked devices. */
    static void waitForBlocked(Page page) {
        page.waitForSelector("#device-blocked-reference");
    }

    /** The application. */
    static void waitForGreeting(Page page) {
        page.waitForSelector("#greeting:text('alice')");
        assertThat(page.textContent("#greeting").strip()).isEqualTo("Hello alice");
    }
}

// SPDX-License-Identifier: Apache-2.0
// Asks the server every few seconds whether the login may go on, and then presses the page's button.
const SOON_MS = 5_000;
const LATER_MS = 20_000;
const SOON_FOR_MS = 10 * 60_000;

const status = document.getElementById("device-blocked-waiting");
const button = document.getElementById("device-blocked-retry");
const began = Date.now();
let over = false;

async function mayGoOn() {
    try {
        const reply = await fetch(status.dataset.address, { cache: "no-store", credentials: "same-origin" });
        return reply.ok && (await reply.json()).goOn === true;
    } catch {
        // The network may be what is being repaired.
        return false;
    }
}

async function ask() {
    const goesOn = await mayGoOn();
    if (over) {
        return;
    }
    if (goesOn) {
        over = true;
        status.textContent = status.dataset.goesOn;
        button.click();
        return;
    }
    setTimeout(ask, Date.now() - began < SOON_FOR_MS ? SOON_MS : LATER_MS);
}

if (status && button) {
    button.addEventListener("click", () => {
        over = true;
    });
    // Text that appears in a live region is read out; text that was there before is not.
    status.textContent = status.dataset.waits;
    setTimeout(ask, SOON_MS);
}

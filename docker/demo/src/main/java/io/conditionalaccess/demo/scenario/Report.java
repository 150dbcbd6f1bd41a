// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.scenario;

import java.util.Map;

/** What the sensors of the story report, without the device and the time. */
final class Report {
    private Report() {}

    /** An alert of its own, so that closing it closes nothing else. */
    static Map<String, Object> malware(String alert) {
        return Map.of(
                "finding",
                alert,
                "risk",
                "high",
                "remediation",
                "detected",
                "reason",
                Map.of(
                        "code", "malware",
                        "admin", "Demo malware in C:\\Users\\alice\\Downloads\\invoice.exe",
                        "user", forThePerson()));
    }

    static Map<String, Object> cleaned(String alert) {
        return Map.of("finding", alert, "risk", "none", "remediation", "remediated");
    }

    static Map<String, Object> risk(String level) {
        return Map.of("risk", level);
    }

    static Map<String, Object> compliance(String status) {
        return Map.of("compliance", status);
    }

    private static Map<String, String> forThePerson() {
        return Map.of(
                "en", "Malware was found on this laptop. The service desk is removing it.",
                "de", "Auf diesem Laptop wurde Schadsoftware gefunden. Der Service Desk entfernt sie gerade.");
    }
}

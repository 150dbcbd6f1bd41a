// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import com.fasterxml.jackson.core.JsonPointer;
import io.conditionalaccess.risk.source.PullVendor;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of each product, as data.
 *
 * @param changes where it tells what changed
 */
record Connector(Entrance entrance, List<Ask> asks, Optional<Changes> changes) {
    private static final Map<PullVendor, Connector> CONNECTORS = new EnumMap<>(Map.of(
            PullVendor.MICROSOFT_DEFENDER, defender(),
            PullVendor.MICROSOFT_INTUNE, intune(),
            PullVendor.FLEET, fleet(),
            PullVendor.CROWDSTRIKE, crowdStrike(),
            PullVendor.SENTINELONE, sentinelOne()));

    Connector {
        asks = List.copyOf(asks);
    }

    private Connector(Entrance entrance, List<Ask> asks) {
        this(entrance, asks, Optional.empty());
    }

    static Connector of(PullVendor vendor) {
        return Optional.ofNullable(CONNECTORS.get(vendor)).orElseThrow();
    }

    private static Connector defender() {
        return new Connector(
                new Entrance.Microsoft(Optional.of("https://api.securitycenter.microsoft.com")),
                List.of(new Ask(
                        "/api/machines?$top=1000",
                        odata(),
                        at("/value"),
                        new Ask.Devices(new Ask.Rows(PullMapping.shipped("microsoft-defender"), "value", true)))));
    }

    private static Connector intune() {
        String fields = "id,azureADDeviceId,serialNumber,udid,deviceName,complianceState,"
                + "complianceGracePeriodExpirationDateTime,deviceRegistrationState,partnerReportedThreatState,"
                + "lastSyncDateTime,userPrincipalName";
        String devices = "/v1.0/deviceManagement/managedDevices?$top=500&$select=" + fields;
        Ask.Devices rows = new Ask.Devices(new Ask.Rows(PullMapping.shipped("microsoft-intune"), "value", true));
        return new Connector(
                new Entrance.Microsoft(Optional.empty()),
                List.of(new Ask(devices, odata(), at("/value"), rows)),
                Optional.of(new Changes(
                        "/v1.0/devices/delta?$select=deviceId,isCompliant,isManaged",
                        at("/deviceId"),
                        new Ask(devices + "&$filter=azureADDeviceId%20eq%20'{id}'", odata(), at("/value"), rows))));
    }

    private static Connector fleet() {
        return new Connector(
                new Entrance.Token("Bearer "),
                List.of(new Ask(
                        "/api/v1/fleet/hosts?populate_policies=true&order_key=id&per_page=100&page=0",
                        new Paging.Numbers("page", 100),
                        at("/hosts"),
                        new Ask.Devices(new Ask.Rows(PullMapping.shipped("fleet"), "host", false)))));
    }

    private static Connector crowdStrike() {
        Ask.Rows hosts = new Ask.Rows(PullMapping.own("crowdstrike-hosts"), "resources", true);
        Ask.Rows assessments = new Ask.Rows(PullMapping.shipped("crowdstrike"), "resources", true);
        return new Connector(
                new Entrance.AtProduct("/oauth2/token"),
                List.of(new Ask(
                        "/devices/queries/devices-scroll/v1?limit=1000",
                        new Paging.Cursor(at("/meta/pagination/offset"), "offset"),
                        at("/resources"),
                        new Ask.Ids(List.of(
                                new Ask.Lookup("/devices/entities/devices/v2", true, 500, at("/resources"), hosts),
                                new Ask.Lookup(
                                        "/zero-trust-assessment/entities/assessments/v1",
                                        false,
                                        100,
                                        at("/resources"),
                                        assessments))))));
    }

    private static Connector sentinelOne() {
        return new Connector(
                new Entrance.Token("ApiToken "),
                List.of(new Ask(
                        "/web/api/v2.1/agents?limit=200",
                        new Paging.Cursor(at("/pagination/nextCursor"), "cursor"),
                        at("/data"),
                        new Ask.Devices(new Ask.Rows(PullMapping.shipped("sentinelone"), "data", true)))));
    }

    private static Paging odata() {
        return new Paging.Link(at("/@odata.nextLink"));
    }

    private static JsonPointer at(String pointer) {
        return JsonPointer.compile(pointer);
    }
}

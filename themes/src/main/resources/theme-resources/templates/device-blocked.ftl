<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- The page instead of the application. "blocked" comes from BlockedPage; everything in it is escaped. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("deviceBlocked.title." + blocked.variant)}
    <#elseif section = "form">
    <link rel="stylesheet" href="${url.resourcesPath}/css/device-blocked.css">
    <div id="device-blocked" class="${properties.kcContentWrapperClass!}">
        <p id="device-blocked-device">
            <#if blocked.device??>
                ${msg("deviceBlocked.device")} <strong>${blocked.device}</strong>
            <#else>
                ${msg("deviceBlocked.deviceUnknown")}
            </#if>
        </p>
        <p id="device-blocked-why">${msg("deviceBlocked.why." + blocked.variant)}</p>
        <#if blocked.sourceText??>
            <div class="${properties.kcAlertClass!} pf-m-warning alert alert-warning">
                <div class="${properties.kcAlertIconClass!}"><span class="${properties.kcFeedbackWarningIcon!}"></span></div>
                <span id="device-blocked-source" class="${properties.kcAlertTitleClass!} kc-feedback-text">${blocked.sourceText}</span>
            </div>
        </#if>
        <#if blocked.stage??>
            <p id="device-blocked-stage">${msg("deviceBlocked.stage." + blocked.stage)}</p>
        </#if>
        <h2><strong>${msg("deviceBlocked.todo")}</strong></h2>
        <p id="device-blocked-todo">
            <#if blocked.unrecognised??>
                ${msg("deviceBlocked.unrecognised." + blocked.unrecognised)}
            <#else>
                ${msg("deviceBlocked.todo." + blocked.variant)}
            </#if>
        </p>
        <p>
            ${msg("deviceBlocked.support")}
            <#if blocked.supportUrl??><a id="device-blocked-support" href="${blocked.supportUrl}">${msg("deviceBlocked.supportLink")}</a></#if>
        </p>
        <p>${msg("deviceBlocked.reference")} <strong><code id="device-blocked-reference">${blocked.reference}</code></strong></p>
    </div>
    <#if waitingAddress??>
        <#-- Empty without the script, which is what makes it true. -->
        <p id="device-blocked-waiting" role="status" aria-live="polite" data-address="${waitingAddress}"
           data-waits="${msg("deviceBlocked.waiting")}" data-goes-on="${msg("deviceBlocked.goesOn")}"></p>
        <script src="${url.resourcesPath}/js/device-blocked.js" type="module"></script>
    </#if>
    <#if retryAddress??>
        <div class="${properties.kcFormGroupClass!}">
            <a id="device-blocked-retry" href="${retryAddress}"
               class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("deviceBlocked.tryAgain")}</a>
        </div>
    <#else>
    <form id="device-blocked-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
        <div class="${properties.kcFormGroupClass!}">
            <div id="kc-form-buttons" class="${properties.kcFormActionGroupClass!properties.kcFormButtonsClass!}">
                <button id="device-blocked-retry" name="retry" type="submit"
                        class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}"><#if blocked.signInAgain>${msg("deviceBlocked.signInAgain")}<#else>${msg("deviceBlocked.tryAgain")}</#if></button>
            </div>
        </div>
    </form>
    </#if>
    </#if>
</@layout.registrationLayout>

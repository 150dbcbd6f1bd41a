<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- Before the application, while nothing is refused yet. "warning" comes from WarningPage; everything in it is escaped. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("deviceWarning.title")}
    <#elseif section = "form">
    <link rel="stylesheet" href="${url.resourcesPath}/css/device-blocked.css">
    <div id="device-warning" class="${properties.kcContentWrapperClass!}">
        <#if warning.device??>
            <p id="device-warning-device">${msg("deviceBlocked.device")} <strong>${warning.device}</strong></p>
        </#if>
        <p id="device-warning-why">${msg("deviceWarning.why." + warning.reason)}</p>
        <#if warning.sourceText??>
            <div class="${properties.kcAlertClass!} pf-m-warning alert alert-warning">
                <div class="${properties.kcAlertIconClass!}"><span class="${properties.kcFeedbackWarningIcon!}"></span></div>
                <span id="device-warning-source" class="${properties.kcAlertTitleClass!} kc-feedback-text">${warning.sourceText}</span>
            </div>
        </#if>
        <p id="device-warning-effect">
            <#if warning.deadline??>
                ${msg("deviceWarning.until")} <strong id="device-warning-deadline">${warning.deadline}</strong>.
                ${msg("deviceWarning.after")}
            <#else>
                ${msg("deviceWarning.planned")}
            </#if>
        </p>
        <h2><strong>${msg("deviceBlocked.todo")}</strong></h2>
        <p id="device-warning-todo">
            <#if warning.unrecognised??>
                ${msg("deviceBlocked.unrecognised." + warning.unrecognised)}
            <#else>
                ${msg("deviceWarning.todo." + warning.reason)}
            </#if>
        </p>
        <#if warning.supportUrl??>
            <p><a id="device-warning-support" href="${warning.supportUrl}">${msg("deviceBlocked.supportLink")}</a></p>
        </#if>
    </div>
    <form id="device-warning-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
        <div class="${properties.kcFormGroupClass!}">
            <div id="kc-form-buttons" class="${properties.kcFormActionGroupClass!properties.kcFormButtonsClass!}">
                <button id="device-warning-continue" name="continue" type="submit"
                        class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("deviceWarning.continue")}</button>
            </div>
        </div>
    </form>
    </#if>
</@layout.registrationLayout>

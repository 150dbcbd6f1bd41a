// SPDX-License-Identifier: Apache-2.0
// An application on keycloak-js as docs/applications.md recommends it. With "?login-required" it uses the simplest setting
// of the library instead.
import Keycloak from './keycloak.js'

const RETRY_MILLIS = 1000 // a real application waits longer, for example 10 s

const at = id => document.getElementById(id)
const show = state => { at('state').textContent = state }
const keycloak = new Keycloak('keycloak.json')

async function work () {
  try {
    await keycloak.updateToken(30)
    at('greeting').textContent = 'Hello ' + keycloak.tokenParsed.preferred_username
    show('at work')
  } catch {
    // Tokens that are still there were refused for now (503): this page stays and asks again. Those that are gone were
    // refused for good (400): a login is needed.
    show(keycloak.authenticated ? 'waiting' : 'logged out')
    if (keycloak.authenticated) setTimeout(work, RETRY_MILLIS)
  }
}

at('work').onclick = work
at('login').onclick = () => keycloak.login()

const simple = location.search === '?login-required'
const authenticated = await keycloak.init(simple
  ? { onLoad: 'login-required', checkLoginIframe: false }
  : {
      onLoad: 'check-sso',
      silentCheckSsoRedirectUri: new URL('silent-check-sso.html', location.href).href,
      checkLoginIframeInterval: 1
    })
if (authenticated) {
  await work()
} else {
  show('logged out')
}

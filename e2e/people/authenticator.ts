import type { CDPSession, Page } from '@playwright/test'

type Credential = Awaited<ReturnType<typeof credentialsOf>>[number]

async function credentialsOf(cdp: CDPSession, authenticatorId: string) {
  return (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials
}

/** Chromium's virtual authenticator: a device with a PIN that agrees at once. */
export async function virtualAuthenticator(page: Page, known: readonly Credential[] = []) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  for (const credential of known) {
    await cdp.send('WebAuthn.addCredential', { authenticatorId, credential })
  }
  return {
    credentials: () => credentialsOf(cdp, authenticatorId),
    /** Whether the person gives the PIN. */
    agrees: (isUserVerified: boolean) =>
      cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    remove: () => cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
  }
}

import { expect, type Page } from '@playwright/test'

/** Holds back what the page asks at this address. What comes back lets it through, once it was asked. */
export async function holdBack(page: Page, address: string | RegExp): Promise<() => Promise<void>> {
  let held = 0
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  await page.route(address, async (route) => {
    held += 1
    await gate
    await route.continue()
  })
  return async () => {
    await expect.poll(() => held, `what was asked at ${address}`).toBeGreaterThan(0)
    open()
  }
}

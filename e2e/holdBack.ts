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

/**
 * The same for answers of an address that the page asks from the beginning: `hold` keeps back also
 * what is under way at that moment, and asks it anew once it is let through.
 */
export async function holdAnswers(page: Page, address: string) {
  let [isHolding, held] = [false, 0]
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  await page.route(address, async (route) => {
    const response = await route.fetch()
    if (!isHolding) return route.fulfill({ response })
    held += 1
    await gate
    await route.continue()
  })
  return {
    hold: () => {
      isHolding = true
    },
    letThrough: async () => {
      await expect.poll(() => held, `what was asked at ${address}`).toBeGreaterThan(0)
      open()
    },
  }
}

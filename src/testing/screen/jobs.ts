import type { Locator, Page } from '@playwright/test'
import { say } from '../bench/measure'

/** What a hand does, counted. Text itself costs no key here: everybody has to type it. */
function hand(page: Page) {
  const done = { keys: 0, clicks: 0 }
  return {
    done,
    click: async (target: Locator) => {
      await target.click()
      done.clicks += 1
    },
    press: async (...keys: string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key)
        done.keys += 1
      }
    },
    text: (text: string) => page.keyboard.insertText(text),
    /** Tab until this has the focus. */
    tabTo: async (target: Locator) => {
      const hasFocus = () => target.evaluate((element) => element === document.activeElement)
      for (let tabs = 0; tabs < 60 && !(await hasFocus()); tabs += 1) {
        await page.keyboard.press('Tab')
        done.keys += 1
      }
    },
  }
}
type Hand = ReturnType<typeof hand>

const input = (page: Page, name: string) =>
  page.getByLabel(name, { exact: true }).and(page.locator('input, textarea'))

async function bookCallback(page: Page, { press, text, tabTo }: Hand): Promise<void> {
  await page.goto('/events')
  await page.getByRole('table', { name: 'Events' }).getByRole('link').first().waitFor()
  await press('c')
  await input(page, 'Sender').waitFor()
  await tabTo(input(page, 'Sender'))
  await text('+49 30 1234567')
  await tabTo(input(page, 'Subject'))
  await text('Please call back')
  await tabTo(input(page, 'Appointment date'))
  await text('tomorrow')
  await tabTo(input(page, 'Appointment time'))
  await text('10')
  await tabTo(input(page, 'Group'))
  await text('Callback desk')
  await press('Enter', 'ControlOrMeta+Enter')
  await page.getByRole('heading', { name: 'Being created' }).waitFor()
}

async function openOldestOverdue(page: Page, { click }: Hand): Promise<void> {
  await page.goto('/events')
  const overdue = page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: /^Overdue/ })
  await click(overdue)
  await page.waitForURL(/view=overdue/)
  await click(page.getByRole('table', { name: 'Events' }).getByRole('link').first())
  await page.waitForURL(/\/events\/\d+/)
}

async function cloneCampaign(page: Page, { click }: Hand): Promise<void> {
  await page.goto('/events')
  await click(page.getByRole('link', { name: 'Campaigns' }))
  await click(page.getByRole('button', { name: /^Clone/ }).first())
  const dialog = page.getByRole('dialog', { name: 'Clone campaign' })
  await click(dialog.getByRole('button', { name: 'Clone campaign' }))
  await page.getByRole('region', { name: 'Proof' }).waitFor()
}

const jobs = {
  'book a callback with an appointment': bookCallback,
  'open the first overdue event': openOldestOverdue,
  'clone a campaign and see the proof': cloneCampaign,
}

/** Does the main jobs, and prints the keys and clicks that each takes. */
export async function measureJobs(page: Page): Promise<void> {
  say('\nJobs, the text itself not counted')
  for (const [name, job] of Object.entries(jobs)) {
    const counted = hand(page)
    const failed = await job(page, counted).then(
      () => '',
      (error: unknown) => ` (not finished: ${String(error).split('\n')[0]})`,
    )
    const { keys, clicks } = counted.done
    say(`  ${name.padEnd(38)}${keys} keys, ${clicks} clicks${failed}`)
  }
}

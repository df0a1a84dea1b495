import { expect, type Page } from '@playwright/test'

/** Picks in a list the option that is called so, alone or with its number or UID behind it. */
export async function pick(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true }).and(page.locator('input'))
  const exactly = new RegExp(`^${option.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?: \\([^)]*\\))?$`)
  await field.click()
  if (await field.isEditable()) await field.fill(option)
  await page.getByRole('option', { name: exactly }).click()
  await expect(field).toHaveValue(exactly)
}

/** What a new event's form folds away while it is empty. */
const folded = ['Agent', 'Priority', 'Receiver', 'CRM link', 'User data', 'Ticket number']

/** Fields by their labels; those that are folded away are unfolded first. */
export const fillIn = async (page: Page, fields: Record<string, string>): Promise<void> => {
  for (const [label, value] of Object.entries(fields)) {
    const field = page.getByLabel(label, { exact: true })
    if (folded.includes(label) && (await field.count()) === 0) {
      await page.getByRole('button', { name: 'More fields', expanded: false }).click()
    }
    await field.fill(value)
  }
}

export const chooseGroups = (page: Page, mode: 'One group' | 'Configuration and agent group') =>
  page.getByRole('radiogroup', { name: 'Group choice' }).getByText(mode, { exact: true }).click()

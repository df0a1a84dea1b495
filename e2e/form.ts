import { expect, type Page } from '@playwright/test'

/** Picks in a list of options, by its label and the beginning of what the option says. */
export async function pick(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true }).and(page.locator('input'))
  await field.click()
  if (await field.isEditable()) await field.fill(option)
  await page.getByRole('option', { name: option }).first().click()
  await expect(field).toHaveValue(new RegExp(option.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
}

export const fillIn = async (page: Page, fields: Record<string, string>): Promise<void> => {
  for (const [label, value] of Object.entries(fields)) {
    await page.getByLabel(label, { exact: true }).fill(value)
  }
}

export const chooseGroups = (page: Page, mode: 'One group' | 'Configuration and agent group') =>
  page.getByRole('radiogroup', { name: 'Group choice' }).getByText(mode, { exact: true }).click()

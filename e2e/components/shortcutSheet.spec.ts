import { expect, test } from './show'

test('the sheet names the keys as they stand on a German keyboard', async ({ page, show }) => {
  await show('ShortcutSheet', {}, { language: 'de' })
  const sheet = page.getByRole('dialog', { name: 'Tastenkürzel' })
  for (const keys of ['Strg+K', 'Pos1', 'Bild ↓', 'Umschalt+↓']) {
    await expect(sheet.getByText(keys, { exact: true })).toBeVisible()
  }
})

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-buttons-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Whether the project's own rule complains about an import. */
function isRefused(line: string): boolean {
  const { noRestrictedImports } = JSON.parse(readFileSync('biome.json', 'utf8')).linter.rules.style
  const settings = { linter: { rules: { style: { noRestrictedImports } } } }
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(settings))
  writeFileSync(join(folder, 'page.tsx'), `${line}\nexport const Page = () => <Button />\n`)
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('node_modules/@biomejs/biome/bin/biome'), 'lint', '--reporter=json', folder],
    { cwd: folder, encoding: 'utf8' },
  )
  return `${stdout}${stderr}`.includes('Buttons are ours')
}

test.each([
  "import { Button } from '@mantine/core'",
  "import { Group, ActionIcon as Button } from '@mantine/core'",
  "import { UnstyledButton as Button } from '@mantine/core'",
])('%s is refused by the lint', (line) => {
  expect(isRefused(line)).toBe(true)
})

test.each([
  "import { Button } from '@/ui/buttons/Button'",
  "import { Menu as Button } from '@mantine/core'",
])('%s is not', (line) => {
  expect(isRefused(line)).toBe(false)
})

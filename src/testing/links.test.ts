import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-links-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** How often the project's own rule complains about a piece of a page. */
function complaints(element: string): number {
  const settings = { plugins: [resolve('src/testing/links.grit')] }
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(settings))
  writeFileSync(join(folder, 'page.tsx'), `export const Page = () => ${element}\n`)
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('node_modules/@biomejs/biome/bin/biome'), 'lint', '--reporter=json', folder],
    { cwd: folder, encoding: 'utf8' },
  )
  return `${stdout}${stderr}`.split('An element gets its address from').length - 1
}

test.each([
  '<a href="https://a.example">x</a>',
  '<Anchor href={address}>x</Anchor>',
  '<iframe src={address} />',
  '<iframe srcDoc={text} />',
  '<button formAction={address}>x</button>',
])('%s is refused by the lint', (element) => {
  expect(complaints(element)).toBeGreaterThan(0)
})

test.each(['<a href="//a.example/x">x</a>', '<img src={"/" + name} />'])(
  '%s, which only looks like ours, is refused too',
  (element) => {
    expect(complaints(element)).toBeGreaterThan(0)
  },
)

test.each([
  '<UntrustedLink target={target}>x</UntrustedLink>',
  '<a href="#content">x</a>',
  '<img src="/favicon.svg" alt="" />',
])('%s is not', (element) => {
  expect(complaints(element)).toBe(0)
})

test('the project is held to that rule, and to no HTML by hand', () => {
  const { plugins, linter } = JSON.parse(readFileSync('biome.json', 'utf8'))
  expect(plugins).toEqual(['./src/testing/links.grit'])
  expect(linter.rules.security).toEqual({ noDangerouslySetInnerHtml: 'error' })
})

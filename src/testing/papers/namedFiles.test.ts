import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).replaceAll('\\', '/'))

const folders = ['docs', 'e2e', 'public', 'src']
const files = [
  ...folders.flatMap(filesIn),
  ...readdirSync('.').filter((name) => name.includes('.')),
]
const code = files
  .filter(
    (path) => /^(src|e2e)\/.*[.](tsx?|mjs|sql)$/.test(path) && !path.endsWith('papers.test.ts'),
  )
  .map((path) => readFileSync(path, 'utf8'))
const words = new Set(code.flatMap((text) => text.match(/[A-Za-z]\w+/g) ?? []))
const papers = ['README.md', ...files.filter((path) => /^docs\/.*[.]md$/.test(path))]

const isFileName = (text: string) => /^[\w./-]+[.](tsx?|mjs|css|sql|md|html)$/.test(text)
const isFolder = (text: string) => /^(src|e2e|docs|public)\/[\w./-]*$/.test(text)
const isName = (text: string) => /^[A-Za-z]+[a-z][A-Z]\w*(\(\))?$/.test(text)

/** A path is named from the root, or by its end: `mount/mount.ts`, `EventForm.tsx`. */
function isThere(text: string): boolean {
  const path = text.replace(/^[.]\//, '')
  if (isFileName(text)) return files.some((file) => `/${file}`.endsWith(`/${path}`))
  if (isFolder(text)) return files.some((file) => file.startsWith(path))
  return words.has(text.replace('()', ''))
}

/** What stands in backticks, in links, and in the tree of folders. */
function namedIn(paper: string): string[] {
  const text = readFileSync(paper, 'utf8')
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map(([, piece = '']) => piece)
  const linked = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, piece = '']) => piece)
  const tree = [...text.matchAll(/^((?:src|e2e|docs)\/\S*)/gm)].map(([, piece = '']) => piece)
  return [...quoted, ...linked, ...tree].filter(
    (piece) => isFileName(piece) || isFolder(piece) || isName(piece),
  )
}

test('the papers name what is there', () => {
  const named = papers.flatMap((paper) => namedIn(paper).map((text) => ({ paper, text })))
  expect(named.length).toBeGreaterThan(50)
  expect(named.filter(({ text }) => !isThere(text))).toEqual([])
})

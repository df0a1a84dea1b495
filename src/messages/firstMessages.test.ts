import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import * as first from './en'

const source = join(import.meta.dirname, '..')

function fileOf(from: string, name: string): string | undefined {
  if (!/^(@\/|\.)/.test(name)) return undefined
  const path = name.startsWith('@/') ? join(source, name.slice(2)) : join(dirname(from), name)
  return ['.ts', '.tsx', '/index.ts'].map((end) => path + end).find((file) => existsSync(file))
}

/** What the first file of the web app is made of: static imports from its entry on. */
function modulesOfFirstPage(): Map<string, string> {
  const texts = new Map<string, string>()
  const wanted = new Set([join(source, 'main.tsx')])
  // A set goes on over what is added to it meanwhile.
  for (const file of wanted) {
    const text = readFileSync(file, 'utf8')
    texts.set(file, text)
    for (const [, name = ''] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from '(.+)'$/gm)) {
      const found = fileOf(file, name)
      if (found !== undefined) wanted.add(found)
    }
  }
  return texts
}

test('the first page says nothing whose sentences come later', () => {
  const modules = modulesOfFirstPage()
  expect(modules.size).toBeGreaterThan(200)
  const late = [...modules].flatMap(([file, text]) =>
    [...text.matchAll(/\bm\.(\w+)/g)]
      .filter(([, name = '']) => !(name in first))
      .map(([said]) => `${file.slice(source.length)}: ${said}`),
  )
  expect(late).toEqual([])
})

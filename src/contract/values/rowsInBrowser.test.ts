import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const source = join(import.meta.dirname, '../..')
const rooms = ['app', 'client', 'failures', 'features', 'fields', 'navigation', 'session', 'ui']

/** Names that a file takes from the contract, without its types. */
const takenFrom = (text: string) =>
  [...text.matchAll(/^import \{([^}]+)\} from '@\/contract\/.+'$/gm)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))

test('the web app reads of a row what the build leaves in it: a schema by its own name', () => {
  const files = rooms.flatMap((room) =>
    readdirSync(join(source, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(room, name)),
  )
  expect(files.length).toBeGreaterThan(400)
  const wrong = files.flatMap((file) => {
    const text = readFileSync(join(source, file), 'utf8')
    return takenFrom(text).flatMap((name) =>
      new RegExp(`\\b${name}\\.(body|query|params|response|summary|faultsNow)\\b`).test(text)
        ? [`${file}: ${name}`]
        : [],
    )
  })
  expect(wrong).toEqual([])
})

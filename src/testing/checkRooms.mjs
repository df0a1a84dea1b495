// npm run check:rooms: holds the imports of src and e2e to the table in .dependency-cruiser.mjs.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import swc from '@swc/core'
import { cruise, format } from 'dependency-cruiser'
import config from '../../.dependency-cruiser.mjs'
import { fullFolders, roomPairs } from './roomOrder.mjs'

// The tool's own reader of TypeScript never says that a file holds JSX, and fails at the first one.
const { parseFileSync } = swc
Object.assign(swc, {
  parseFileSync: (/** @type {string} */ file, /** @type {object} */ options) =>
    parseFileSync(file, { ...options, syntax: 'typescript', tsx: file.endsWith('.tsx') }),
})

const { options, ...ruleSet } = config
const folders = ['src', 'e2e'].filter((folder) => existsSync(folder))
const written = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /[.](ts|tsx|js|mjs)$/.test(path))
    .map((path) => join(folder, path).replaceAll('\\', '/')),
)

const { output: found } = await cruise(folders, { ...options, ruleSet, validate: true })
if (typeof found === 'string') throw new Error(`The room check got text, not a result: ${found}`)

const { output: report } = await format(found, { outputType: 'err-long' })
console.log(String(report).trim())

// Without a transpiler that fits, the tool reads nothing and reports success.
const read = new Set(found.modules.map(({ source }) => source))
const unread = written.filter((path) => !read.has(path))
const isWhole = written.length > 0 && unread.length === 0
if (!isWhole) {
  console.error(
    `The room check read ${written.length - unread.length} of ${written.length} files under src and e2e` +
      `${unread.length > 0 ? `, not ${unread.slice(0, 3).join(', ')}` : ''}. ` +
      'Run npm ci, which installs @swc/core to read TypeScript.',
  )
}

const breaches = [...roomPairs(found.modules), ...(existsSync('src') ? fullFolders('src') : [])]
for (const breach of breaches) console.error(breach)
process.exitCode = isWhole && found.summary.error === 0 && breaches.length === 0 ? 0 : 1

// npm run check:rooms: holds the imports under ./src to the table in .dependency-cruiser.mjs.
import swc from '@swc/core'
import { cruise, format } from 'dependency-cruiser'
import config from '../../.dependency-cruiser.mjs'

// The tool's own reader of TypeScript never says that a file holds JSX, and fails at the first one.
const { parseFileSync } = swc
Object.assign(swc, {
  parseFileSync: (/** @type {string} */ file, /** @type {object} */ options) =>
    parseFileSync(file, { ...options, syntax: 'typescript', tsx: file.endsWith('.tsx') }),
})

/** Without a transpiler that fits, the tool reads nothing and reports success. */
const fewestModules = 31

const { options, ...ruleSet } = config
const { output: found } = await cruise(['src'], { ...options, ruleSet, validate: true })
if (typeof found === 'string') throw new Error(`The room check got text, not a result: ${found}`)

const read = found.modules.filter(({ source }) => source.startsWith('src/')).length
const { output: report } = await format(found, { outputType: 'err' })
console.log(String(report).trim())

if (read < fewestModules) {
  console.error(
    `The room check read ${read} modules under src and needs ${fewestModules}. ` +
      'It cannot read TypeScript here; run npm ci, which installs @swc/core.',
  )
}
process.exitCode = read < fewestModules || found.summary.error > 0 ? 1 : 0

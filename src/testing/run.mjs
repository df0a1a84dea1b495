// Runs a TypeScript file of this tree, here and now: node src/testing/run.mjs <file>
import { resolve } from 'node:path'
import { runnerImport } from 'vite'

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('Name the file to run.')
await runnerImport(resolve(file), { resolve: { alias: { '@': resolve('src') } } })

#!/usr/bin/env node
// Starts what was built, after building what is missing or older than its sources.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const at = (/** @type {string} */ path) => join(root, path)
const builtServer = at('dist/server/main.mjs')
const builtWeb = at('dist/web/index.html')
const sources = [
  'src',
  'public',
  'index.html',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
]

/** @param {string} path @returns {number} the newest change below it, in ms */
function newest(path) {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  const inside = readdirSync(path).map((name) => newest(join(path, name)))
  return Math.max(0, ...inside)
}

/** @param {string} built */
function isStale(built) {
  if (!existsSync(built)) return true
  const since = statSync(built).mtimeMs
  return sources.some((source) => newest(at(source)) > since)
}

/** @param {string} what @param {import('vite').InlineConfig} config */
async function build(what, config) {
  const { build: viteBuild } = await import('vite')
  process.stderr.write(`Building ${what} …\n`)
  await viteBuild({ root, logLevel: 'warn', ...config })
}

const verb = process.argv[2]
// An installed package has no sources: it runs what it brought along.
const hasSources = existsSync(at('src/server/main.ts')) && existsSync(at('node_modules/vite'))

if (verb === 'dev') {
  const { develop } = await import('./dev.mjs')
  await develop(root)
} else {
  if (hasSources && isStale(builtServer)) await build('the server', { build: { ssr: true } })
  if (hasSources && verb === 'start' && isStale(builtWeb)) await build('the web app', {})
  await import(pathToFileURL(builtServer).href)
}

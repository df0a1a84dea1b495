// What the rules of imports cannot say: which two rooms import each other, which folder is too full.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ source: string, dependencies: readonly { resolved: string }[] }} Module */

/** The folders whose own folders are rooms. */
const houses = ['src', 'src/server', 'src/features']

/**
 * The room that a file lies in, of one house; undefined for what lies in none of its rooms.
 * @param {string} house @param {string} file
 */
function roomOf(house, file) {
  if (!file.startsWith(`${house}/`)) return undefined
  const [room, ...rest] = file.slice(house.length + 1).split('/')
  return rest.length > 0 ? `${house}/${room}` : undefined
}

const isTest = (/** @type {string} */ file) =>
  /[.]test[.]tsx?$/.test(file) || file.startsWith('src/testing/')

/**
 * For each pair of rooms that import each other, a sentence.
 * @param {readonly Module[]} modules
 */
export function roomPairs(modules) {
  /** @type {Map<string, string>} an example for each way from room to room */
  const ways = new Map()
  for (const { source, dependencies } of modules.filter((one) => !isTest(one.source))) {
    for (const house of houses) {
      const from = roomOf(house, source)
      for (const { resolved } of from === undefined ? [] : dependencies) {
        const to = roomOf(house, resolved)
        if (to !== undefined && to !== from) ways.set(`${from} ${to}`, `${source} → ${resolved}`)
      }
    }
  }
  return [...ways].flatMap(([way, example]) => {
    const [from = '', to = ''] = way.split(' ')
    const back = ways.get(`${to} ${from}`)
    if (back === undefined || from > to) return []
    return `error no-pairs: ${from} and ${to} import each other (${example}; ${back}). Put what both use into a room below them.`
  })
}

/** Files beside the subfolders of one folder. */
const most = 30

/**
 * For each folder with too many files, a sentence.
 * @param {string} root @returns {string[]}
 */
export function fullFolders(root) {
  const entries = readdirSync(root, { withFileTypes: true })
  const count = entries.filter((entry) => entry.isFile()).length
  const within = entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .flatMap(({ name }) => fullFolders(join(root, name)))
  if (count <= most) return within
  return [
    `error no-full-folders: ${root} holds ${count} files beside its subfolders, and at most ${most} may. Put those of one idea into a folder with its name.`,
    ...within,
  ]
}

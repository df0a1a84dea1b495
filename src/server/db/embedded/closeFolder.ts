import { chmodSync, lstatSync, mkdirSync, readdirSync, type Stats } from 'node:fs'
import { join, parse, resolve } from 'node:path'
import { SettingError } from '../../settings/config'

/** The rights of all but the owner. */
const others = 0o077
/** Set on folders that are made for everybody, such as /tmp. */
const sticky = 0o1000

const refuse = (folder: string, why: string, next: string) =>
  new SettingError(`CALLBOARD_DATA_DIR names ${folder}, which ${why}. ${next}.`)

const inside = (folder: string) =>
  `Set CALLBOARD_DATA_DIR to a folder of its own, such as ${join(folder, 'callboard')}`

/** A volume as a container's platform mounts it: of root, shared with the group of this process. */
const isMounted = ({ uid, mode }: Stats) => uid === 0 && (mode & 0o002) === 0

function refuseStrange(folder: string, stat: Stats, user: number): void {
  const { uid, mode } = stat
  if (uid !== user && !isMounted(stat)) {
    const next = `Start Callboard as that user, or set CALLBOARD_DATA_DIR to a folder of this user (uid ${user})`
    throw refuse(folder, `belongs to another user (uid ${uid})`, next)
  }
  if ((mode & sticky) !== 0 || folder === parse(folder).root) {
    throw refuse(folder, 'is there for everybody', inside(folder))
  }
}

function close(path: string, { mode }: Stats): void {
  if ((mode & others) !== 0) chmodSync(path, mode & ~others & 0o7777)
}

/** All that is in the folder, links apart: they may lead anywhere. */
function closeInside(folder: string, user: number): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() && !entry.isDirectory()) continue
    const path = join(entry.parentPath, entry.name)
    const stat = lstatSync(path)
    if (stat.uid !== user) {
      const next = `Give it to the user who starts Callboard: chown -R ${user} ${folder}`
      throw refuse(folder, `holds a file of another user (${path}, uid ${stat.uid})`, next)
    }
    close(path, stat)
  }
}

/**
 * Makes the data directory, or closes one that was there before (a volume, a copy) to all but its
 * owner, who must be the user of this process. Outside `database` nothing is ours to close.
 */
export function closeFolder(dataDir: string): void {
  const folder = resolve(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // Windows has no such modes: there the folder has the rights of the one above it.
  const user = process.getuid?.()
  if (user === undefined) return
  const stat = lstatSync(`${folder}/.`)
  refuseStrange(folder, stat, user)
  // Only its owner can close it; what we make inside is ours and closed either way.
  if (stat.uid === user) close(folder, stat)
  const database = join(folder, 'database')
  if (readdirSync(folder).includes('database')) {
    close(database, lstatSync(database))
    closeInside(database, user)
  }
}

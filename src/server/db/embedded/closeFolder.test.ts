import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SettingError } from '../../settings/config'
import { closeFolder } from './closeFolder'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'callboard-folder-'))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(root, { recursive: true, force: true })
})

const modeOf = (...path: string[]) => (statSync(join(root, ...path)).mode & 0o7777).toString(8)

/** As an older program, or a copy without care, left it. */
function leaveOpen() {
  mkdirSync(join(root, 'volume', 'database', 'base'), { recursive: true })
  writeFileSync(join(root, 'volume', 'database', 'base', '1'), 'rows')
  writeFileSync(join(root, 'volume', 'notes.txt'), 'not of the database')
  chmodSync(join(root, 'volume', 'database', 'base', '1'), 0o666)
  for (const path of ['volume', 'volume/database', 'volume/database/base'])
    chmodSync(join(root, path), 0o777)
  chmodSync(join(root, 'volume', 'notes.txt'), 0o644)
}

describe.runIf(process.getuid)('a data directory', () => {
  test('that was there before is closed to all but its owner', () => {
    leaveOpen()
    closeFolder(join(root, 'volume'))
    expect(modeOf('volume')).toBe('700')
    expect(modeOf('volume', 'database')).toBe('700')
    expect(modeOf('volume', 'database', 'base')).toBe('700')
    expect(modeOf('volume', 'database', 'base', '1')).toBe('600')
    // What is not ours stays as it is, behind a folder that is closed.
    expect(modeOf('volume', 'notes.txt')).toBe('644')
  })

  test('that is new is the owner’s alone', () => {
    closeFolder(join(root, 'a', 'b'))
    expect(modeOf('a', 'b')).toBe('700')
  })

  test('of another user is refused with the next step, and left as it is', () => {
    leaveOpen()
    vi.spyOn(process, 'getuid').mockReturnValue(statSync(root).uid + 1)
    expect(() => closeFolder(join(root, 'volume'))).toThrow(SettingError)
    expect(() => closeFolder(join(root, 'volume'))).toThrow(
      /belongs to another user \(uid \d+\)\. Start Callboard as that user, or set CALLBOARD_DATA_DIR/,
    )
    expect(modeOf('volume')).toBe('777')
  })

  test('that a platform mounts for root and our group is taken, and left to root', () => {
    const volume = join(root, 'mounted')
    mkdirSync(volume)
    chmodSync(volume, 0o2770)
    const { uid } = statSync(volume)
    vi.spyOn(process, 'getuid').mockReturnValue(uid + 1)
    // Of any other user it is refused: those of root alone are mounted.
    if (uid === 0) closeFolder(volume)
    else expect(() => closeFolder(volume)).toThrow(/belongs to another user/)
    expect(modeOf('mounted')).toBe('2770')
  })

  test('that is made for everybody is refused: closing it would take it from them', () => {
    mkdirSync(join(root, 'shared'))
    chmodSync(join(root, 'shared'), 0o1777)
    expect(() => closeFolder(join(root, 'shared'))).toThrow(
      /is there for everybody\. Set CALLBOARD_DATA_DIR to a folder of its own/,
    )
    expect(modeOf('shared')).toBe('1777')
  })
})

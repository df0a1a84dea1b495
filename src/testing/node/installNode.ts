import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs npm, which started this process, and says what failed. */
function npm(folder: string, words: string[]): void {
  const npmPath = process.env.npm_execpath
  if (npmPath === undefined) throw new Error('Start it with npm run test:node.')
  const { status, stderr } = spawnSync(process.execPath, [npmPath, ...words], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`npm ${words.join(' ')} failed: ${stderr}`)
}

/** Another Node, from npm's package `node`, in a folder of its own: the newest of this line. */
export function installNode(line: string) {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-node-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
    // Its install script puts the program in place.
    npm(folder, ['install', '--ignore-scripts=false', '--no-audit', '--no-fund', `node@${line}`])
    const path = join(folder, 'node_modules/node/bin/node')
    const { stdout, error } = spawnSync(path, ['--version'], { encoding: 'utf8' })
    if (error) throw error
    return { path, version: stdout.trim(), remove }
  } catch (error) {
    remove()
    throw error
  }
}

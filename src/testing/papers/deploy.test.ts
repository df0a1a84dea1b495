import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const read = (path: string) => readFileSync(path, 'utf8')
const unit = 'deploy/callboard.service'
const analyze = (...words: string[]) =>
  spawnSync('systemd-analyze', [...words, unit], { encoding: 'utf8' })

describe.skipIf(analyze('verify').error)('the systemd unit', () => {
  test('is taken without a word', () => {
    const { stderr, stdout } = analyze('verify')
    // What it says of other units of this machine is theirs.
    expect(`${stdout}${stderr}`).not.toContain('callboard')
  })

  test('is exposed little', () => {
    const { stdout } = analyze('security', '--offline=true')
    const exposure = Number(/exposure level for callboard.service: ([\d.]+)/.exec(stdout)?.[1])
    expect(exposure).toBeLessThanOrEqual(4)
  })
})

test('the files of deploy name settings and files that there are', () => {
  const readme = read('README.md')
  for (const path of [unit, 'deploy/Containerfile', 'deploy/compose.yaml']) {
    const text = read(path)
    const settings = text.match(/\bCALLBOARD_[A-Z_]+/g) ?? []
    expect(settings).not.toHaveLength(0)
    for (const setting of settings) expect(readme).toContain(`\`${setting}\``)
  }
  const { bin } = JSON.parse(read('package.json'))
  for (const path of [unit, 'deploy/Containerfile']) {
    expect(read(path)).toContain(`/node_modules/callboard/${bin.callboard}`)
  }
})

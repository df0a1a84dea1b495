import { CommanderError } from 'commander'
import { describe, expect, test } from 'vitest'
import { onEnd, program } from './program'

type ProgramOutput = { exit: number | undefined; out: string; err: string; done: unknown[] }

/** Reads words as the program does; what they would do is written down. */
async function read(...words: string[]): Promise<ProgramOutput> {
  const said: ProgramOutput = { exit: undefined, out: '', err: '', done: [] }
  const did = (...what: unknown[]) => {
    said.done.push(...what)
    return Promise.resolve()
  }
  const callboard = program({
    start: () => did('start'),
    importFile: (file, options) => did('import', file, options),
    exportTo: (file, options) => did('export', file, options),
    backUpTo: (file) => did('backup', file),
    restoreFrom: (file) => did('restore', file),
    moveTo: (url) => did('move', url),
    run: (verb, options) => did(verb, options),
  })
  const output = {
    writeOut: (text: string) => {
      said.out += text
    },
    writeErr: (text: string) => {
      said.err += text
    },
  }
  onEnd(callboard, (code) => {
    said.exit = code
    throw new CommanderError(code, 'ended', '')
  })
  for (const command of [callboard, ...callboard.commands]) {
    command.configureOutput(output)
    for (const below of command.commands) below.configureOutput(output)
  }
  await callboard.parseAsync(words, { from: 'user' }).catch((error) => {
    if (!(error instanceof CommanderError)) throw error
  })
  return said
}

const verbs = [
  'start',
  'import',
  'export',
  'token',
  'token create',
  'token list',
  'token revoke',
  'sign-in-link',
  'demo',
  'erase',
]

describe('the words', () => {
  test.each(verbs)('callboard %s --help says how, with an example', async (verb) => {
    const { exit, out, err, done } = await read(...verb.split(' '), '--help')
    expect([exit, err, done]).toEqual([0, '', []])
    expect(out).toMatch(new RegExp(`^Usage: callboard ${verb} `))
    if (verb !== 'token') expect(out).toMatch(new RegExp(`Example: .*callboard ${verb}`))
  })

  test('callboard --help names every verb', async () => {
    const { exit, out } = await read('--help')
    expect(exit).toBe(0)
    for (const verb of ['start', 'import', 'export', 'token', 'sign-in-link', 'demo']) {
      expect(out).toMatch(new RegExp(`\\n  ${verb} `))
    }
  })

  test.each([
    ['frob', 'frob'],
    ['import --client 1', 'FILE'],
    ['import events.json', '--client'],
    ['import events.json --client 0', '--client'],
    ['import events.json --client one', '--client'],
    ['import events.json --client 2147483648', '--client'],
    ['export', '--client'],
    ['export --client 1 --format xml', '--format'],
    ['export a.json b.json --client 1', 'too many arguments'],
    ['token create --client 1 --role boss --name a', '--role'],
    ['token create --client 1 --role agent', '--name'],
    ['token revoke', 'ID'],
    ['token revoke four', 'ID'],
    ['sign-in-link', '--role'],
    ['sign-in-link --role boss', '--role'],
    ['demo', '--events'],
    ['erase', '--number'],
    ['demo --events many', '--events'],
    ['demo --events 5 --colour red', '--colour'],
    ['start now', 'too many arguments'],
  ])('callboard %s is refused in one sentence that names what is wrong', async (words, named) => {
    const { exit, out, err, done } = await read(...words.split(' '))
    expect([exit, out, done]).toEqual([1, '', []])
    expect(err).toMatch(/^error: .*\n$/)
    expect(err).toContain(named)
  })

  test.each([
    ['start', ['start']],
    ['import a.gz --client 7', ['import', 'a.gz', { client: '7' }]],
    ['export --client 7', ['export', undefined, { client: '7', format: 'json' }]],
    [
      'export a --client 7 --format ndjson --filter open',
      ['export', 'a', { client: '7', format: 'ndjson', filter: 'open' }],
    ],
    ['token list', ['token list', {}]],
    ['token revoke 4 --client 2', ['token revoke', { id: '4', client: '2' }]],
    ['sign-in-link --role agent', ['sign-in-link', { role: 'agent', client: '1' }]],
    ['demo --events 9', ['demo', { events: '9', client: '1', seed: '1' }]],
  ])('callboard %s comes to what it says', async (words, expected) => {
    const { done, exit } = await read(...words.split(' '))
    expect([exit, done.slice(0, expected.length)]).toEqual([undefined, expected])
  })
})

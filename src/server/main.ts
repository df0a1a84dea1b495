import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { backUp, restore } from './commands/backupFile'
import { checkStart } from './commands/checkStart'
import { fileInput } from './commands/fileInput'
import { toFile } from './commands/fileOutput'
import { moveDatabase } from './commands/moveDatabase'
import { onEnd, program } from './commands/program'
import { runVerb } from './commands/runVerb'
import { Stopped, type Terminal, type TerminalSettings, terminal } from './commands/terminal'
import { builtPages } from './pages/pages'
import { onSignal, runUntilEnd } from './runUntilEnd'
import { readConfig, SettingError } from './settings/config'
import { start } from './start'
import { exitCode, type Options } from './verbs/verb'
import type { VerbName } from './verbs/verbs'

const say = (text: string) => process.stderr.write(`${text}\n`)

/** Runs with this process's own input and output; a signal ends it at its next output. */
async function atTerminal(
  settings: TerminalSettings,
  work: (io: Terminal) => Promise<number>,
): Promise<void> {
  const io = terminal(settings)
  onSignal((signal) => io.stop(new Stopped(`stopped by ${signal}`)))
  try {
    process.exitCode = await work(io)
  } finally {
    io.end()
  }
}

function run(verb: VerbName, options: Options): Promise<void> {
  const config = readConfig(process.env)
  const measure = verb === 'demo' ? { measure: { total: Number(options.events) } } : {}
  return atTerminal(measure, (io) => runVerb(config, verb, options, io))
}

async function importFile(file: string, options: Options): Promise<void> {
  const config = readConfig(process.env)
  if (!existsSync(file) || !statSync(file).isFile()) {
    const what = existsSync(file) ? `${file} is no file` : `There is no file ${file}`
    say(`${what}; nothing was imported.`)
    process.exitCode = exitCode.usage
    return
  }
  const { source, highest, ...settings } = await fileInput(file)
  await atTerminal(settings, (io) => runVerb(config, 'import', { ...options, source, highest }, io))
}

function exportTo(file: string | undefined, options: Options): Promise<void> {
  const config = readConfig(process.env)
  const work = (io: Terminal) => runVerb(config, 'export', options, io)
  return atTerminal({}, (io) => (file === undefined ? work(io) : toFile(file, io, work)))
}

function backUpTo(file: string): Promise<void> {
  const config = readConfig(process.env)
  return atTerminal({ measure: { things: 'MB' } }, (io) => backUp(config, file, io))
}

function restoreFrom(file: string): Promise<void> {
  const config = readConfig(process.env)
  return atTerminal({ measure: { things: 'rows' } }, (io) => restore(config, file, io))
}

function moveTo(url: string): Promise<void> {
  const config = readConfig(process.env)
  return atTerminal({ measure: { things: 'MB' } }, (io) => moveDatabase(config, url, io))
}

async function serve({ check }: { check?: boolean }): Promise<void> {
  if (check) {
    const config = readConfig(process.env)
    return atTerminal({}, (io) => checkStart(config, io))
  }
  const pages = builtPages(fileURLToPath(new URL('../web', import.meta.url)))
  runUntilEnd(await start(readConfig(process.env), { pages }))
}

function explain(error: unknown): void {
  process.exitCode = error instanceof SettingError ? exitCode.usage : exitCode.failed
  if (error instanceof Stopped) {
    say(`${error.message}; what was stored by then is kept.`)
    return
  }
  const isUnheard = (error as NodeJS.ErrnoException).code === 'EPIPE'
  if (!isUnheard) say(error instanceof Error ? error.message : String(error))
}

const callboard = program({
  start: serve,
  importFile,
  exportTo,
  backUpTo,
  restoreFrom,
  moveTo,
  run,
})
onEnd(callboard, (code) => process.exit(code === 0 ? 0 : exitCode.usage))
await callboard.parseAsync(process.argv).catch(explain)

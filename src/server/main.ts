import { createHash } from 'node:crypto'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createGunzip } from 'node:zlib'
import { Command, InvalidArgumentError, Option } from 'commander'
import { fileOutput } from './commands/fileOutput'
import { runVerb } from './commands/runVerb'
import { terminal } from './commands/terminal'
import type { Options } from './commands/verb'
import type { VerbName } from './commands/verbs'
import { readConfig, SettingError } from './config'
import { builtPages } from './pages/pages'
import { start } from './start'

/** Wrong words or settings; 1 means that the work itself failed. */
const usageError = 2

const whole = (least: number) => (text: string) => {
  const isWhole = /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= 2_147_483_647
  if (!isWhole) throw new InvalidArgumentError(`It must be a whole number from ${least} on.`)
  return text
}
const client = () =>
  new Option('--client <N>', 'the client account').argParser(whole(1)).makeOptionMandatory()

const configOf = () => readConfig(process.env)

async function run(verb: VerbName, options: Options, io = terminal()): Promise<void> {
  try {
    process.exitCode = await runVerb(configOf(), verb, options, io)
  } finally {
    io.end()
  }
}

/** The same file is the same source: its size and how it begins. */
async function sourceOf(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const head = Buffer.alloc(65_536)
    const { bytesRead } = await handle.read(head, 0, head.length, 0)
    const hash = createHash('sha256').update(head.subarray(0, bytesRead)).digest('hex')
    return `${(await handle.stat()).size}/${hash}`
  } finally {
    await handle.close()
  }
}

async function runImport(file: string, options: Options): Promise<void> {
  if (!existsSync(file) || !statSync(file).isFile()) {
    process.stderr.write(`There is no file ${file}; nothing was imported.\n`)
    process.exitCode = usageError
    return
  }
  const bytes = createReadStream(file)
  const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
  const source = await sourceOf(file)
  await run('import', { client: options.client, source }, terminal(input))
}

async function runExport(file: string | undefined, options: Options): Promise<void> {
  const io = file === undefined ? terminal() : fileOutput(file, terminal())
  await run('export', options, io)
}

/** Stops once, however often it is asked to. */
function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false
  const onSignal = () => {
    if (!isStopping) void stop().then(() => process.exit(0))
    isStopping = true
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

async function runStart(): Promise<void> {
  const pages = builtPages(fileURLToPath(new URL('../web', import.meta.url)))
  const { stop } = await start(configOf(), { pages })
  stopOnSignal(stop)
}

function tokenCommand(): Command {
  const token = new Command('token').description('Make, list and revoke access tokens.')
  token
    .command('create')
    .description('Make an access token and print it, alone, on standard output.')
    .addOption(client())
    .addOption(
      new Option('--role <role>', 'what it may do')
        .choices(['agent', 'supervisor', 'admin'])
        .makeOptionMandatory(),
    )
    .requiredOption('--name <name>', 'what it is for')
    .option('--user <UID>', 'the user that it stands for (agent:me)')
    .addHelpText('after', '\nExample: callboard token create --client 1 --role agent --name CRM')
    .action((options) => run('token create', options))
  token
    .command('list')
    .description('List the access tokens of a client account; never the tokens themselves.')
    .addOption(client())
    .addHelpText('after', '\nExample: callboard token list --client 1')
    .action((options) => run('token list', options))
  token
    .command('revoke')
    .description('Revoke an access token; its sessions end at once.')
    .addOption(client())
    .argument('<ID>', 'its ID, as the list shows it', whole(1))
    .addHelpText('after', '\nExample: callboard token revoke --client 1 4')
    .action((id, options) => run('token revoke', { ...options, id }))
  return token
}

/** An entry that was noted elsewhere: its number, a colon, its hash. */
const entry = (text: string) => {
  if (/^\d{1,10}:[0-9a-f]{64}$/.test(text)) return text
  throw new InvalidArgumentError('It must be an entry as a run before printed it.')
}

function auditCommand(): Command {
  const audit = new Command('audit').description('Look after the audit log.')
  audit
    .command('verify')
    .description('Find entries of the audit log that were changed or are missing, and name them.')
    .addOption(new Option('--client <N>', 'one client account; all without it').argParser(whole(1)))
    .option('--noted <ENTRY>', 'the last entry as a run before printed it', entry)
    .addHelpText('after', '\nExample: callboard audit verify --client 1')
    .action((options) => run('audit verify', options))
  return audit
}

function program(): Command {
  const callboard = new Command('callboard')
    .description('Dashboard and REST API for ACD events and dialler campaigns.')
    .addHelpText('after', '\nSettings come from the environment; the README lists them.')
  callboard
    .command('start')
    .description('Serve the web app and the REST API until a signal stops it.')
    .addHelpText('after', '\nExample: PORT=8080 callboard start')
    .action(runStart)
  callboard
    .command('import')
    .description(
      'Import events: a list as the API returns it, or one record a line; .gz is unpacked. IDs are kept, the same ID again replaces. Broken off, the same command goes on where it was.',
    )
    .argument('<FILE>')
    .addOption(client())
    .addHelpText('after', '\nExample: callboard import events.ndjson --client 1')
    .action(runImport)
  callboard
    .command('export')
    .description('Export events, to FILE or standard output.')
    .argument('[FILE]')
    .addOption(client())
    .option('--filter <text>', 'only events that match, in the filter language')
    .addOption(new Option('--format <format>').choices(['json', 'ndjson']).default('json'))
    .addHelpText('after', '\nExample: callboard export open.json --client 1 --filter status:open')
    .action(runExport)
  callboard.addCommand(tokenCommand())
  callboard.addCommand(auditCommand())
  callboard
    .command('demo')
    .description('Add believable events.')
    .requiredOption('--events <N>', 'how many', whole(1))
    .addOption(client().default('1'))
    .option('--seed <S>', 'the same seed makes the same events', whole(0), '1')
    .addHelpText('after', '\nExample: callboard demo --events 100000 --client 1')
    .action((options) => run('demo', options))
  callboard.configureOutput({ outputError: (text, write) => write(text) })
  return callboard
}

function explain(error: unknown): void {
  if (error instanceof SettingError) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = usageError
    return
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

/** commander ends the process itself, with 1 for wrong words: ours is 2. */
const callboard = program()
for (const command of [
  callboard,
  ...callboard.commands,
  ...callboard.commands.flatMap((c) => c.commands),
]) {
  command.exitOverride((end) => process.exit(end.exitCode === 0 ? 0 : usageError))
}
await callboard.parseAsync(process.argv).catch(explain)

import { Command, InvalidArgumentError, Option } from 'commander'
import { personRoles, type Role, roles } from '@/contract/roles'
import { isDatabase } from '../settings/config'
import type { Options } from '../verbs/verb'
import type { VerbName } from '../verbs/verbs'

/** What each verb of the command line calls, with its options. */
export type Actions = {
  start: (options: { check?: boolean }) => Promise<void>
  importFile: (file: string, options: Options) => Promise<void>
  exportTo: (file: string | undefined, options: Options) => Promise<void>
  backUpTo: (file: string) => Promise<void>
  restoreFrom: (file: string) => Promise<void>
  moveTo: (url: string) => Promise<void>
  run: (verb: VerbName, options: Options) => Promise<void>
}

const whole = (least: number) => (text: string) => {
  const isWhole = /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= 2_147_483_647
  if (!isWhole) throw new InvalidArgumentError(`It must be a whole number from ${least} on.`)
  return text
}
const clientOption = () => new Option('--client <N>', 'the client account').argParser(whole(1))
const client = () => clientOption().makeOptionMandatory()
const role = (among: readonly Role[]) =>
  new Option('--role <role>', 'what it may do').choices(among).makeOptionMandatory()

function addToken(callboard: Command, { run }: Actions): void {
  const token = callboard.command('token').description('Make, list and revoke access tokens.')
  token
    .command('create')
    .description('Make an access token and print it, alone, on standard output.')
    .addOption(client())
    .addOption(role(roles))
    .requiredOption('--name <name>', 'what it is for')
    .option('--user <UID>', 'the user that it stands for (agent:me)')
    .option(
      '--expires <TIME>',
      'its last day, 2027-03-31, or the moment when it ends, 2027-03-31T18:00',
    )
    .addHelpText('after', '\nExample: callboard token create --client 1 --role agent --name CRM')
    .action((options) => run('token create', options))
  token
    .command('list')
    .description('List the access tokens; never the tokens themselves.')
    .addOption(clientOption())
    .addHelpText('after', '\nExample: callboard token list --client 1')
    .action((options) => run('token list', options))
  token
    .command('revoke')
    .description('Revoke an access token; its sessions end at once.')
    .argument('<ID>', 'its ID, as the list shows it', whole(1))
    .addOption(clientOption())
    .addHelpText('after', '\nExample: callboard token revoke 4')
    .action((id, options) => run('token revoke', { ...options, id }))
}

function addTransfer(callboard: Command, { importFile, exportTo }: Actions): void {
  callboard
    .command('import')
    .description(
      'Import events: a list as the API returns it, an array, or one record a line; gzip is unpacked. IDs are kept. The same ID again replaces an event that was imported; one that was created here is named and kept. After an abort the same command resumes.',
    )
    .argument('<FILE>')
    .addOption(client())
    .addOption(new Option('--replace', 'replace events that were created here, too').preset('yes'))
    .addHelpText('after', '\nExample: callboard import events.ndjson --client 1')
    .action(importFile)
  callboard
    .command('export')
    .description('Export events, to FILE or standard output.')
    .argument('[FILE]')
    .addOption(client())
    .option('--filter <text>', 'only events that match, in the filter language')
    .addOption(
      new Option('--format <format>', 'as the API answers, or one record a line')
        .choices(['json', 'ndjson'])
        .default('json'),
    )
    .addHelpText('after', '\nExample: callboard export open.json --client 1 --filter status:open')
    .action(exportTo)
}

const database = (text: string) => {
  if (isDatabase(text)) return text
  throw new InvalidArgumentError('It must be a URL that begins with postgres://')
}

function addBackup(callboard: Command, { backUpTo, restoreFrom, moveTo }: Actions): void {
  callboard
    .command('backup')
    .description(
      'Write the whole database to one file, also beside a running server: compressed, with checksums, for its owner alone.',
    )
    .argument('<FILE>', '- is standard output')
    .addHelpText('after', '\nExample: callboard backup callboard.backup')
    .action((file) => backUpTo(file))
  callboard
    .command('restore')
    .description(
      'Restore a backup into CALLBOARD_DATA_DIR or DATABASE_URL, which must be empty; no server may run there.',
    )
    .argument('<FILE>')
    .addHelpText(
      'after',
      '\nExample: CALLBOARD_DATA_DIR=restored callboard restore callboard.backup',
    )
    .action((file) => restoreFrom(file))
  callboard
    .command('move')
    .description(
      'Move the whole database into an empty PostgreSQL, also beside a running server; the source stays as it is.',
    )
    .requiredOption('--to <URL>', 'postgres://…, a database without a table', database)
    .addHelpText('after', '\nExample: callboard move --to postgres://me@db/callboard')
    .action(({ to }) => moveTo(to))
}

/** An entry that was noted elsewhere: its number, a colon, its hash. */
const entry = (text: string) => {
  if (/^\d{1,10}:[0-9a-f]{64}$/.test(text)) return text
  throw new InvalidArgumentError('It must be an entry as an earlier run printed it.')
}

function addAudit(callboard: Command, { run }: Actions): void {
  const audit = callboard.command('audit').description('Look after the audit log.')
  audit
    .command('verify')
    .description('Find entries of the audit log that were changed or are missing, and name them.')
    .addOption(clientOption())
    .option('--noted <ENTRY>', 'the last entry as an earlier run printed it', entry)
    .addHelpText('after', '\nExample: callboard audit verify --client 1')
    .action((options) => run('audit verify', options))
}

/** The words of the command line, with help for each verb. */
export function program(actions: Actions): Command {
  const callboard = new Command('callboard')
    .description('Dashboard and REST API for ACD events and dialler campaigns.')
    .addHelpText('after', '\nSettings come from the environment; the README lists them.')
  callboard
    .command('start')
    .description('Serve the web app and the REST API until a signal stops it.')
    .option(
      '--check',
      'only say what would be migrated and about how long it takes, also beside a running server; nothing is changed',
    )
    .addHelpText('after', '\nExample: PORT=8080 callboard start')
    .action((options) => actions.start(options))
  addTransfer(callboard, actions)
  addBackup(callboard, actions)
  addToken(callboard, actions)
  callboard
    .command('sign-in-link')
    .description('Print a link that signs a browser in, once, within the next hour.')
    .addOption(role(personRoles))
    .addOption(clientOption().default('1'))
    .addHelpText('after', '\nExample: callboard sign-in-link --role admin')
    .action((options) => actions.run('sign-in-link', options))
  addAudit(callboard, actions)
  callboard
    .command('erase')
    .description(
      'Remove one caller from every client account: their events, contacts, drafts and what names the number elsewhere. Backups keep what they hold.',
    )
    .requiredOption('--number <NUMBER>', 'the telephone number, in any notation')
    .addHelpText('after', '\nExample: callboard erase --number "+49 30 123456"')
    .action((options) => actions.run('erase', options))
  callboard
    .command('demo')
    .description('Add believable events.')
    .requiredOption('--events <N>', 'how many', whole(1))
    .addOption(clientOption().default('1'))
    .option('--seed <S>', 'the same seed makes the same events', whole(0), '1')
    .addHelpText('after', '\nExample: callboard demo --events 100000 --client 1')
    .action((options) => actions.run('demo', options))
  return callboard
}

/** Calls `end` in place of commander, which would end the process with 1 for wrong options. */
export function onEnd(command: Command, end: (exitCode: number) => never): void {
  command.exitOverride(({ exitCode }) => end(exitCode))
  for (const below of command.commands) onEnd(below, end)
}

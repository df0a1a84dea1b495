import { storedClients } from '../auth/clients'
import { type Erased, eraseNumber } from '../forget/eraseNumber'
import { notationsOf } from '../forget/numberNotations'
import { isMirrored } from '../forget/searchedTables'
import { formatCount } from './formatCount'
import { exitCode, type Verb } from './verb'

/** What people call what the tables hold. */
const names: Readonly<Record<string, string>> = {
  acd_events: 'events',
  acd_event_comments: 'comments of events',
  acd_event_versions: 'former versions of events',
  acd_events_not_listed: 'events that the other system lists no more',
  acd_event_changes: 'changes of the feed',
  dialler_contacts: 'contacts',
  event_drafts: 'drafts',
  held_events: 'held creates',
  idempotency_keys: 'kept answers',
  idempotency_texts: 'texts of kept answers',
  upstream_writes: 'writes to the other system',
  saved_views: 'views',
  campaign_copy_pieces: 'pieces of campaigns’ copies',
  audit_log: 'entries of the audit log',
}

const linesOf = (ClientsID: number, erased: Erased) =>
  [...erased].map(([table, { removed, blackened }]) => {
    const done = [
      ...(removed > 0 ? [`${formatCount(removed)} removed`] : []),
      ...(blackened > 0 ? [`${formatCount(blackened)} blackened`] : []),
    ]
    return `client ${ClientsID}: ${names[table] ?? table}: ${done.join(', ')}\n`
  })

/** Removes one caller from every client account; the number itself is not repeated. */
export const eraseVerb: Verb = async ({ db, config, now }, { number = '' }, io) => {
  const notations = notationsOf(number, config.defaultCountry)
  if (!notations) {
    await io.err(
      '--number must be the whole telephone number of one caller, such as +49 30 123456; nothing was changed.\n',
    )
    return exitCode.usage
  }
  const lines: string[] = []
  const mirrors: number[] = []
  try {
    for (const ClientsID of await storedClients(db)) {
      const own = linesOf(ClientsID, await eraseNumber(db, ClientsID, notations, now))
      for (const line of own) await io.out(line)
      if (await isMirrored(db, ClientsID)) mirrors.push(ClientsID)
      lines.push(...own)
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    await io.err(
      `The erasing stopped: ${reason}. What is listed is done; run the same command again for the rest.\n`,
    )
    return exitCode.failed
  }
  for (const ClientsID of mirrors) {
    await io.err(
      `Client account ${ClientsID} mirrors another system: the events that it lists were left as they are, without what was made of them here, and contacts that it lists are read again when somebody looks. Erase the caller there too.\n`,
    )
  }
  const where = mirrors.length === 0 ? 'everywhere' : 'from all else'
  await io.err(
    lines.length === 0 ? 'Nothing here names this number.\n' : `The caller is erased ${where}.\n`,
  )
  return 0
}

import { verifyAudit } from '../audit/verifyAudit'
import { storedClients } from '../auth/clients'
import { formatCount } from './formatCount'
import type { Context, Io, Verb } from './verb'

async function clientsOf({ db }: Context, client: string | undefined): Promise<number[]> {
  if (client !== undefined) return [Number(client)]
  return storedClients(db)
}

/** `12:ab34…`, as an earlier run printed it. */
function anchorOf(noted: string | undefined) {
  const [id = '', hash = ''] = noted?.split(':') ?? []
  return noted === undefined ? undefined : { id: Number(id), hash }
}

async function judge({ db }: Context, ClientsID: number, noted: string | undefined, io: Io) {
  const { entries, last, faults } = await verifyAudit(db, ClientsID, anchorOf(noted))
  for (const fault of faults) await io.out(`client ${ClientsID}: ${fault}\n`)
  const state = faults.length === 0 ? 'whole' : 'NOT WHOLE'
  await io.out(
    `client ${ClientsID}: ${formatCount(entries)} entries, ${state}; the last is ${last.id}:${last.hash}\n`,
  )
  return faults.length === 0
}

/** Finds entries of the audit log that were changed or are missing. */
export const verifyAuditVerb: Verb = async (context, { client, noted }, io) => {
  if (noted !== undefined && client === undefined) {
    await io.err('A noted entry belongs to one client account: name it with --client.\n')
    return 2
  }
  let isWhole = true
  for (const ClientsID of await clientsOf(context, client)) {
    isWhole = (await judge(context, ClientsID, noted, io)) && isWhole
  }
  return isWhole ? 0 : 1
}

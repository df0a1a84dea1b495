import type { PersonRole } from '@/contract/roles'
import { firstClient } from '../accessTokens/ownTokens'
import { signInLink } from '../accessTokens/signInLinks'
import { ensureClient } from '../auth/clients'
import type { Db } from '../db/open'
import { originOf } from '../settings/origin'
import { exitCode, type Verb } from './verb'

async function isClient(db: Db, ClientsID: number): Promise<boolean> {
  if (ClientsID === firstClient) await ensureClient(db, ClientsID)
  const known = await db.asGate((tx) =>
    tx.selectFrom('clients').select('client_id').where('client_id', '=', ClientsID).execute(),
  )
  return known.length > 0
}

export const signInLinkVerb: Verb = async ({ db, config, now }, { role, client }, io) => {
  const ClientsID = Number(client)
  if (config.origin === undefined && config.port === 0) {
    await io.err(
      'PORT is 0, so it is not known where Callboard will be; set PORT or CALLBOARD_ORIGIN. No link was made.\n',
    )
    return exitCode.usage
  }
  if (!(await isClient(db, ClientsID))) {
    await io.err(
      `There is no client ${client}; no link was made. "callboard token list" shows those that are there.\n`,
    )
    return exitCode.failed
  }
  // The command line lets no other word through.
  const asked = { role: role as PersonRole, ClientsID }
  await io.out(`${await signInLink(db, originOf(config), now, asked)}\n`)
  return 0
}

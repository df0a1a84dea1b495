import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Caller } from './caller'
import { listsBeside } from './listsBeside'
import { measure } from './measure'
import type { BenchDatabase } from './places'

const campaigns = 1_000
const codesEach = 50
const contacts = 300_000
const firstId = 1_000_000
const perStatement = 20_000

const numbers = (count: number) => sql`generate_series(1, ${count}::integer) AS n`

async function fillCampaigns({ db }: BenchDatabase): Promise<void> {
  const run = (statement: RawBuilder<unknown>) => db.asAccount(1, (tx) => statement.execute(tx))
  await run(sql`INSERT INTO dialler_campaigns (client_id, id, name, name_fold, languages_id)
    SELECT 1, ${firstId}::integer + n, 'Bench ' || n, 'bench ' || n, 1 FROM ${numbers(campaigns)}`)
  // Every tenth code is a fault: it is done and aborted at once.
  await run(sql`INSERT INTO dialler_campaigns_result_codes (client_id, id, dialler_campaigns_id,
      dialler_result_codes_types_id, content_en, content_de, export_key, b_done, b_aborted)
    SELECT 1, ${firstId}::integer + n, ${firstId}::integer + (n + ${codesEach - 1}) / ${codesEach},
      1, 'Code ' || n, 'Code ' || n, 'key ' || n, true, n % 10 = 0
    FROM ${numbers(campaigns * codesEach)}`)
  for (let from = 0; from < contacts; from += perStatement) {
    await run(sql`INSERT INTO dialler_contacts (client_id, id, dialler_campaigns_id, name,
        name_fold, first_name, company, city, phone_number_1, comment, dt_imported)
      SELECT 1, ${firstId + from}::integer + n, ${firstId + 1}::integer, 'Contact ' || n,
        'contact ' || n, 'First', 'Company ' || n % 977, 'Town', '49199' || n, repeat('x', 100), now()
      FROM ${numbers(perStatement)}`)
  }
  await db.analyze()
}

/** Faults in the codes of many campaigns, and a large campaign deleted and restored. */
export async function benchCampaigns(place: BenchDatabase, caller: Caller): Promise<void> {
  await fillCampaigns(place)
  const faults = '/app/v1/campaigns/faults'
  const count = `${campaigns} campaigns of ${codesEach} codes`
  await measure(`faults of ${count}`, () => caller.call(faults), {
    times: 10,
    before: () =>
      place.db.asAccount(1, (tx) =>
        sql`UPDATE dialler_campaigns SET version = version WHERE id = ${firstId + 2}`.execute(tx),
      ),
  })
  const ID = firstId + 1
  await listsBeside(caller, `the deletion of ${contacts} contacts`, () =>
    caller.call(`/rest/v1.0/1/dialler/campaigns/campaign/${ID}`, { method: 'DELETE' }),
  )
  await listsBeside(caller, `their restoring`, () =>
    caller.call(`/app/v1/campaigns/${ID}/restore`, {
      method: 'POST',
      body: '{}',
      headers: { 'idempotency-key': randomUUID() },
    }),
  )
}

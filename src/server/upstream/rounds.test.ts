import { beforeEach, expect, test } from 'vitest'
import { wallStamp } from '@/contract/values/zone'
import { randomFrom } from '@/testing/database/randomFrom'
import { groupOfAll, lifeUpstream } from '@/testing/upstream/rounds/lifeUpstream'
import { listPaths, type MirrorPair, startMirrorPair } from '@/testing/upstream/rounds/mirrorPair'
import { oneRound } from '@/testing/upstream/rounds/oneRound'
import { type SentCreate, sendCreates } from '@/testing/upstream/rounds/sendCreates'

/** `CALLBOARD_TEST_ROUNDS=250 CALLBOARD_TEST_SEED=7` runs more, or others, by hand. */
const rounds = Number(process.env.CALLBOARD_TEST_ROUNDS ?? 8)
const seed = Number(process.env.CALLBOARD_TEST_SEED ?? 1)
const name = `seed-${seed}`

let random: (below: number) => number
let pair: MirrorPair
// Both databases, and the seed, of each try anew.
beforeEach(async () => {
  random = randomFrom(seed)
  pair = await startMirrorPair(random)
  return () => pair.close()
})

/** A poll, and what must be true after each one, whole or not. */
async function look(): Promise<void> {
  const { asOf } = await pair.state()
  const before = await pair.idsHere()
  const { begun, isHurt } = await pair.poll()
  const there = new Set(await pair.idsThere())
  const here = new Set(await pair.idsHere())
  // What was there all along and is listed has not left the lists.
  expect(before.filter((id) => there.has(id) && !here.has(id))).toEqual([])
  const told = await pair.state()
  const stamp = wallStamp(begun, pair.server.config.zone)
  expect([isHurt ? asOf : stamp, asOf]).toContain(told.asOf)
  if (told.asOf !== stamp) expect(told.state).not.toBe('fresh')
}

/** Once all is whole again, the mirror says what the upstream says, byte for byte. */
async function expectEqual(round: number): Promise<void> {
  for (const path of listPaths) {
    const [here, there] = await Promise.all([pair.listHere(path), pair.listThere(path)])
    expect([round, JSON.parse(here).records]).toEqual([round, JSON.parse(there).records])
    expect(here).toBe(there)
  }
  const { state, held, rejected, asOf } = await pair.state()
  expect([round, state, held, rejected]).toEqual([round, 'fresh', [], []])
  expect(asOf).toBe(wallStamp(pair.server.time.now, pair.server.config.zone))
}

/** The IDs of what the upstream has really done of creates of a subject; one it updated is named twice. */
const doneThere = (Subject: string): number[] =>
  pair.upstream.writes
    .filter(({ status, body }) => status === 200 && JSON.parse(body).Subject === Subject)
    .map(({ text }) => JSON.parse(text).records[0].ID)
    .sort((a, b) => a - b)

const idsOf = (creates: readonly SentCreate[]) =>
  creates.flatMap(({ told: { records } }) => records.map(({ ID }) => ID)).sort((a, b) => a - b)
const toldOf = (creates: readonly SentCreate[], status: number) =>
  creates.filter(({ told }) => told.status === status)

/** What was told of creates of one subject is what the upstream has done of them. */
function expectTrue(round: number, creates: readonly SentCreate[], done: readonly number[]): void {
  const [first] = creates
  const context = JSON.stringify({ round, creates, done })
  const [ok, several] = [toldOf(creates, 200), toldOf(creates, 409)]
  // Done, not done, or a person decides: nothing else is left once all is whole.
  expect([200, 409, 502], context).toEqual(
    expect.arrayContaining(creates.map(({ told }) => told.status)),
  )
  // None is done twice.
  expect(done.length, context).toBeLessThanOrEqual(creates.length)
  if (several.length === 0) expect(idsOf(ok), `${first?.body.Subject} ${context}`).toEqual(done)
  // What nobody was told to be theirs is among what a person is shown.
  const known = new Set([...idsOf(ok), ...idsOf(several)])
  expect(
    done.filter((ID) => !known.has(ID)),
    context,
  ).toEqual([])
  expect(ok.length, context).toBeLessThanOrEqual(done.length)
}

/** Who is told that it was not done sends it again, and then it is done, once. */
async function sendAgain(creates: readonly SentCreate[]): Promise<void> {
  const { ask } = sendCreates(pair)
  for (const create of toldOf(creates, 502).filter(({ how }) => how === 'rest')) {
    const before = doneThere(create.body.Subject).length
    expect((await ask(create)).status).toBe(200)
    expect(doneThere(create.body.Subject)).toHaveLength(before + 1)
  }
}

async function uniqueGroup(): Promise<number> {
  const { records } = JSON.parse(await pair.listThere('/acd/groups'))
  return records.find(
    (one: { bNoDuplicateEvents: boolean; AcdGroupTypesID: number }) =>
      one.bNoDuplicateEvents && one.AcdGroupTypesID !== 2,
  ).ID
}

test(
  `in ${rounds} rounds of injuries nothing is removed, doubled, lost or told wrongly`,
  async () => {
    const counts = { sent: 0, held: 0, done: 0, notDone: 0, several: 0 }
    const groups = [groupOfAll, groupOfAll, await uniqueGroup()]
    const life = lifeUpstream(pair, random)
    await look()
    for (let round = 0; round < rounds; round += 1) {
      const AcdGroupsID = groups[random(groups.length)] ?? groupOfAll
      const sent = await oneRound(pair, { life, random, look }, { name, round, AcdGroupsID })
      for (const Subject of new Set(sent.map(({ body }) => body.Subject))) {
        const creates = sent.filter(({ body }) => body.Subject === Subject)
        expectTrue(round, creates, doneThere(Subject))
      }
      counts.sent += sent.length
      counts.held += sent.filter(({ how }) => how === 'held').length
      counts.done += toldOf(sent, 200).length
      counts.notDone += toldOf(sent, 502).length
      counts.several += toldOf(sent, 409).length
      await look()
      await expectEqual(round)
      await sendAgain(sent)
    }
    console.log(JSON.stringify({ seed, rounds, ...counts }))
    expect(counts.done).toBeGreaterThan(rounds / 4)
  },
  120_000 + rounds * 5000,
)

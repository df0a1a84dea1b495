import type { MirrorPair } from './mirrorPair'
import { type SentCreate, sendCreates } from './sendCreates'

type Random = (below: number) => number
type Bad = {
  /** What goes on upstream meanwhile. */
  life: () => Promise<void>
  random: Random
  /** A poll, and what must be true after it. */
  look: () => Promise<void>
}

/** One or two creates; a second one is word for word the first, or says something else. */
function planCreates(name: string, round: number, AcdGroupsID: number, random: Random) {
  const one = (letter: string, Subject: string) => ({
    how: random(3) === 0 ? ('held' as const) : ('rest' as const),
    key: `${name}-round-${round}-${letter}`,
    body: { AcdEventTypesID: 3, AcdGroupsID, Sender: `4940${1000 + random(3)}`, Subject },
  })
  const first = one('a', `Round ${round}`)
  if (random(2) === 0) return [first]
  const { Sender } = first.body
  const second = one('b', random(2) === 0 ? first.body.Subject : `Round ${round} too`)
  return [first, { ...second, body: { ...second.body, Sender } }]
}

/**
 * A bad day: creates are sent, the mirror is read, all of it while the upstream lives on and its
 * answers are injured; then the good days in which all must come to be known.
 */
export async function oneRound(
  pair: MirrorPair,
  { life, random, look }: Bad,
  { name, round, AcdGroupsID }: { name: string; round: number; AcdGroupsID: number },
): Promise<SentCreate[]> {
  const { send, ask } = sendCreates(pair)
  const sent: SentCreate[] = []
  pair.injure()
  for (const create of planCreates(name, round, AcdGroupsID, random)) {
    sent.push(await send(create))
    pair.pass(1000)
    await life()
  }
  for (let polls = random(3); polls > 0; polls -= 1) {
    // What changes while it is read may be in the list or not.
    await Promise.all([look(), random(2) === 0 ? life() : undefined])
  }
  pair.heal()
  // A write that is late is done before the first whole reading, or after it.
  if (random(2) === 0) await pair.upstream.settled()
  await look()
  await pair.upstream.settled()
  for (let polls = 3; polls > 0; polls -= 1) await look()
  return Promise.all(sent.map(async (create) => ({ ...create, told: await ask(create) })))
}

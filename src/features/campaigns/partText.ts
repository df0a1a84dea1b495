import type { PartAge } from '@/contract/upstream/looks'
import { mirrorAge } from '@/fields/mirrorText'
import { m } from '@/messages'
import type { Centre } from '@/session/useCentre'

export type CampaignPart = 'resultCodes' | 'contacts'

function stateText(state: PartAge['state'], host: string): string | undefined {
  const { states, looks } = m.upstream
  if (state === 'whole') return undefined
  if (state === 'silent' || state === 'refused') return states[state](host)
  return looks.states[state](host)
}

/** How old a part of a campaign is in a mirror, and what is wrong; or why there is nothing to show. */
export function partText(
  part: CampaignPart,
  { asOf, state }: PartAge,
  host: string,
  centre: Pick<Centre, 'now' | 'zone'>,
): string {
  const said = stateText(state, host)
  if (asOf !== null) return [mirrorAge(host, asOf, centre), said].filter(Boolean).join(' · ')
  // While it is being read nobody knows whether there is something.
  if (state === 'reading') return said ?? ''
  return [said, m.upstream.looks.none[part]].filter(Boolean).join(' · ')
}

import { restBase } from '@/contract/endpoint'
import type { EventDraft } from '@/contract/eventDrafts'
import { createEvent } from '@/contract/newEvent'
import { withoutEmpty } from '@/contract/scalars'
import { m } from '@/messages'
import { CopyButton } from '@/ui/CopyButton'
import { type Digits, toNewEvent } from './eventDraft'

type Props = { draft: () => EventDraft; digits: Digits; ClientsID: number }

/** A text as one word of a shell. */
const shellWord = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

export function curlOf(json: string, origin: string, ClientsID: number): string {
  const path = createEvent.path.replace(
    restBase,
    restBase.replace('{ClientsID}', String(ClientsID)),
  )
  return [
    `curl -X POST ${shellWord(`${origin}${path}`)}`,
    `-H "Authorization: Bearer $TOKEN"`,
    `-H 'Content-Type: application/json'`,
    `--data-raw ${shellWord(json)}`,
  ].join(' \\\n  ')
}

/** The request as the public REST API takes it, for those who write a client. */
export function CopyRequest({ draft, digits, ClientsID }: Props) {
  const json = () => JSON.stringify(withoutEmpty(toNewEvent(draft(), digits)), null, 2)
  return (
    <>
      <CopyButton label={m.create.copyJson} text={json} />
      <CopyButton
        label={m.create.copyCurl}
        text={() => curlOf(json(), window.location.origin, ClientsID)}
      />
    </>
  )
}

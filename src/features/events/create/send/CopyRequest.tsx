import { restBase } from '@/contract/endpoint'
import type { EventDraft } from '@/contract/event/eventDrafts'
import { createEvent } from '@/contract/event/newEvent'
import { withoutEmpty } from '@/contract/values/scalars'
import { m } from '@/messages'
import { CopyButton } from '@/ui/buttons/CopyButton'
import { type DraftReaders, toNewEvent } from '../draft/eventDraft'

type Props = { draft: () => EventDraft; readers: DraftReaders; ClientsID: number; compact: boolean }

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
export function CopyRequest({ draft, readers, ClientsID, compact }: Props) {
  const json = () => JSON.stringify(withoutEmpty(toNewEvent(draft(), readers)), null, 2)
  return (
    <>
      <CopyButton label={m.create.copyJson} text={json} compact={compact} />
      <CopyButton
        label={m.create.copyCurl}
        compact={compact}
        text={() => curlOf(json(), window.location.origin, ClientsID)}
      />
    </>
  )
}

import { type Digest, digestParts } from '@/contract/digest'
import { useShownPath } from '@/navigation/LocationProvider'
import { useCentre } from '@/session/useCentre'
import { usePrincipal } from '@/session/usePrincipal'
import { VisuallyHidden } from '@/ui/text/VisuallyHidden'
import { AwayNotice, awaySentence } from './AwayNotice'
import { useAway } from './useAway'

/** Pages with lists and numbers; a form or a setting is no place to be told. */
const isTold = (path: string) =>
  /^\/(events|wallboard|groups|appointments)\b/.test(path) && path !== '/events/new'

const hasNews = (digest: Digest | undefined): digest is Digest & { since: string } =>
  digest?.since !== undefined &&
  digest.since !== null &&
  digestParts.some((part) => digest[part] > 0)

/** Who comes back after some time is told what became different. */
export function SinceAway() {
  const { role, UsersID } = usePrincipal()
  const { ClientsID } = useCentre()
  const { path } = useShownPath()
  const { digest, dismiss } = useAway(`${ClientsID} ${UsersID ?? role}`)
  const told = hasNews(digest) && isTold(path) ? digest : undefined
  return (
    <>
      <VisuallyHidden aria-live="polite">{told && awaySentence(told)}</VisuallyHidden>
      {told && <AwayNotice key={told.asOf} digest={told} onDismiss={dismiss} />}
    </>
  )
}

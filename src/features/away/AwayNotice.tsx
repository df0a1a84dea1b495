import { IconX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { type Digest, digestParts } from '@/contract/digest'
import { m } from '@/messages'
import { IconButton } from '@/ui/buttons/IconButton'
import { PlainButton } from '@/ui/buttons/PlainButton'
import { formatStamp } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import classes from './AwayNotice.module.css'
import { AwayParts } from './AwayParts'

/** The others come with a press. */
const maxGroups = 3

type Props = { digest: Digest & { since: string }; onDismiss: () => void }

/** One line of what became different, altogether and by group. */
export function AwayNotice({ digest, onDismiss }: Props) {
  const { since, groups } = digest
  const title = useId()
  const [isWhole, setWhole] = useState(false)
  const minute = since.slice(0, 16)
  const shown = isWhole ? groups : groups.slice(0, maxGroups)
  const rest = groups.length - shown.length
  const dismiss = () => {
    document.getElementById('content')?.focus({ preventScroll: true })
    onDismiss()
  }
  return (
    <section aria-labelledby={title} className={classes.root}>
      <p className={classes.text}>
        <strong id={title} title={formatStamp(since)}>
          {m.away.title}
        </strong>{' '}
        {m.away.since(formatStamp(since))} <AwayParts counts={digest} minute={minute} />
        {shown.map((group) => (
          <span key={group.AcdGroupsID}>
            {' · '}
            <UntrustedText text={group.Name} />{' '}
            <AwayParts counts={group} minute={minute} AcdGroupsID={group.AcdGroupsID} />
          </span>
        ))}
        {rest > 0 && (
          <>
            {' · '}
            <PlainButton onClick={() => setWhole(true)}>{m.away.more(rest)}</PlainButton>
          </>
        )}
      </p>
      <IconButton aria-label={m.away.dismiss} onClick={dismiss}>
        <IconX aria-hidden size={16} />
      </IconButton>
    </section>
  )
}

/** What is said aloud: the numbers altogether. */
export const awaySentence = (digest: Digest): string =>
  `${m.away.title}: ${digestParts
    .filter((part) => digest[part] > 0)
    .map((part) => m.away.parts[part](digest[part]))
    .join(', ')}`

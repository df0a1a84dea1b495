import { Text } from '@mantine/core'
import { useId } from 'react'
import type { BodyLink } from '@/contract/event/eventBody'
import { m } from '@/messages'
import { UntrustedLink } from '@/ui/text/UntrustedLink'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { webLink } from '@/ui/text/webLink'
import classes from './EventBody.module.css'

function LinkOf({ link }: { link: BodyLink }) {
  const target = webLink(link.url, ['mailto', 'tel'])
  const text = <UntrustedText text={link.text || link.url} />
  return (
    <>
      {target ? <UntrustedLink target={target}>{text}</UntrustedLink> : text}{' '}
      {link.says === null ? (
        <Text span inherit c="dimmed">
          {m.body.leadsTo(link.host)}
        </Text>
      ) : (
        <strong className={classes.wrong}>{m.body.elsewhere(link.says, link.host)}</strong>
      )}
    </>
  )
}

/** The links of a body under the numbers that they have in it, each with where it really leads. */
export function BodyLinks({ links }: { links: readonly BodyLink[] }) {
  const id = useId()
  return (
    <div>
      <Text id={id} size="sm" fw={600}>
        {m.body.links}
      </Text>
      <Text size="xs" c="dimmed" mb={4}>
        {m.body.linksNote}
      </Text>
      <ol className={classes.links} aria-labelledby={id}>
        {links.map((link, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the number in the text is what names a link
          <li key={index}>
            <LinkOf link={link} />
          </li>
        ))}
      </ol>
    </div>
  )
}

import { Anchor } from '@mantine/core'
import type { ReactElement } from 'react'
import { Link } from '@/navigation/Link'
import { UntrustedText } from '@/ui/text/UntrustedText'

type Props = {
  filter: string
  /** A text from outside, or an element of ours that says the same. */
  text: string | ReactElement
}

/** What an event has in common with others, and the way to them in the list. */
export const FilterLink = ({ filter, text }: Props) => (
  <Anchor inherit renderRoot={(props) => <Link to="/events" search={{ filter }} {...props} />}>
    {typeof text === 'string' ? <UntrustedText text={text} /> : text}
  </Anchor>
)

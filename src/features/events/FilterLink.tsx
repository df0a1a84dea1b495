import { Anchor } from '@mantine/core'
import { Link } from '@/fields/Link'
import { Outside } from '@/ui/Outside'

type Props = { filter: string; text: string }

/** What an event has in common with others, and the way to them in the list. */
export const FilterLink = ({ filter, text }: Props) => (
  <Anchor inherit renderRoot={(props) => <Link to="/events" search={{ filter }} {...props} />}>
    <Outside text={text} />
  </Anchor>
)

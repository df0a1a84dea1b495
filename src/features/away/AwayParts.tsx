import { Fragment } from 'react'
import { type DigestPart, digestFilters, digestParts } from '@/contract/digest'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'

type Props = {
  counts: Record<DigestPart, number>
  /** On the centre's clock. */
  minute: string
  AcdGroupsID?: number
}

/** The numbers that are not zero, each a link to its list. */
export function AwayParts({ counts, minute, AcdGroupsID }: Props) {
  const filters = digestFilters(minute)
  const within = AcdGroupsID === undefined ? '' : ` group:${AcdGroupsID}`
  return digestParts
    .filter((part) => counts[part] > 0)
    .map((part, place) => (
      <Fragment key={part}>
        {place > 0 && ', '}
        <Link to="/events" search={{ filter: filters[part] + within }}>
          {m.away.parts[part](counts[part])}
        </Link>
      </Fragment>
    ))
}

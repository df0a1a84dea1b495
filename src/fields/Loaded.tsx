import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { reasonOf } from '@/failures/reasonOf'
import { ErrorPanel } from '@/ui/page/ErrorPanel'
import { PageSkeleton } from '@/ui/page/PageSkeleton'
import { useLeaving } from '@/ui/useLeaving'
import classes from './Loaded.module.css'
import { type AgingQuery, ReadAge } from './ReadAge'

type Props<Data> = {
  read: UseQueryResult<Data>
  /** Other queries on the page, for the age. */
  also?: readonly AgingQuery[]
  /** Stands in place of the cause where nothing could be read. */
  failed?: ReactNode
  /** It is of the past, and does not age. */
  isPast?: boolean
  children: (data: Data) => ReactNode
}

/**
 * What the server said, with its age: it stays on the screen when reading it again fails. What was
 * the answer to another question steps back until the right one has come.
 */
export function Loaded<Data>({ read, also = [], failed, isPast, children }: Props<Data>) {
  const leaving = useLeaving(read.isPlaceholderData)
  if (read.data === undefined) {
    if (!read.isError) return <PageSkeleton />
    return (
      failed || <ErrorPanel reason={reasonOf(read.error)} onRetry={() => void read.refetch()} />
    )
  }
  return (
    <div className={classes.root} {...leaving}>
      {!isPast && <ReadAge reads={[read, ...also]} />}
      {children(read.data)}
    </div>
  )
}

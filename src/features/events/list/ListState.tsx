import { type ReactNode, Suspense } from 'react'
import { reasonOf } from '@/failures/reasonOf'
import { ErrorPanel } from '@/ui/page/ErrorPanel'
import { lazyPlainPart } from '@/ui/page/lazyLoad'
import { PageSkeleton } from '@/ui/page/PageSkeleton'
import type { ListFilter } from './filter/filterTerms'

const NoEvents = lazyPlainPart(() => import('./NoEvents'), 'NoEvents')

type Props = {
  error: Error | undefined
  retry: () => void
  filter: ListFilter
  isEmpty: boolean
  isLoading: boolean
  onClear: () => void
  children: ReactNode
}

/** The rows, or why there are none: they are loading, failed, or nothing matches. */
export function ListState(props: Props) {
  const { error, retry, filter, isEmpty, isLoading, onClear, children } = props
  return (
    <>
      {error && <ErrorPanel reason={reasonOf(error)} onRetry={retry} />}
      {isEmpty && !error && isLoading && <PageSkeleton />}
      <Suspense>
        {isEmpty && !error && !isLoading && <NoEvents filter={filter} onClear={onClear} />}
      </Suspense>
      {!isEmpty && children}
    </>
  )
}

import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
import { ErrorPanel } from '@/ui/ErrorPanel'
import { Page } from '@/ui/Page'

/** A page that failed: the cause, and another try. */
export function RouteError({ error }: ErrorComponentProps) {
  const router = useRouter()
  const { reset } = useQueryErrorResetBoundary()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Page title={m.failed.title} name={m.failed.title}>
      <ErrorPanel reason={reasonOf(error)} onRetry={retry} />
    </Page>
  )
}

import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, type ReactNode, useEffect, useRef } from 'react'
import { ProblemError, UnreachableError } from '@/client/errors'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { ErrorPanel } from '@/ui/page/ErrorPanel'
import { LostPartError } from '@/ui/page/LostPartError'
import { Page } from '@/ui/page/Page'
import { readyAddress, serverAnswers, whenServerAnswers } from '@/ui/page/reach'
import { useShownPath } from './LocationProvider'

/** A failed request is sent again; code that failed reloads the page. */
const isOfServer = (error: unknown) =>
  error instanceof ProblemError || error instanceof UnreachableError

/** Failures that end by themselves once the network or the server is back. */
const isOfNetwork = (error: unknown) =>
  error instanceof UnreachableError ||
  (error instanceof LostPartError && error.reason !== 'missing')

/** A failed page: the cause and a retry, automatic where the network was the cause. */
function FailedPage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { reset } = useQueryErrorResetBoundary()
  const anew = () => {
    if (!isOfServer(error)) return window.location.reload()
    reset()
    onRetry()
  }
  const latest = useRef(anew)
  latest.current = anew
  useEffect(() => {
    if (!isOfNetwork(error)) return undefined
    return whenServerAnswers(() => latest.current(), isOfServer(error) ? readyAddress : undefined)
  }, [error])
  // Reloading without a server would show the browser's own error page.
  const retry = async () => {
    if (isOfServer(error) || (await serverAnswers())) anew()
  }
  return (
    <Page title={m.failed.title} name={m.failed.title}>
      <ErrorPanel reason={reasonOf(error)} onRetry={() => void retry()} />
    </Page>
  )
}

type Props = { path: string; children: ReactNode }
type State = { failure?: { error: unknown } | undefined }

class Boundary extends Component<Props, State> {
  override state: State = {}

  static getDerivedStateFromError(error: unknown): State {
    return { failure: { error } }
  }

  override componentDidUpdate({ path }: Props) {
    if (this.state.failure && path !== this.props.path) this.setState({ failure: undefined })
  }

  override render() {
    const { failure } = this.state
    if (!failure) return this.props.children
    return (
      <FailedPage error={failure.error} onRetry={() => this.setState({ failure: undefined })} />
    )
  }
}

/** Shows a page's failure in its place; navigating to another page tries again. */
export const PageBoundary = ({ children }: { children: ReactNode }) => (
  <Boundary path={useShownPath().path}>{children}</Boundary>
)

import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, type ReactNode, useEffect, useRef } from 'react'
import { ProblemError, UnreachableError } from '@/client/errors'
import { m } from '@/messages'
import { ErrorPanel } from '@/ui/ErrorPanel'
import { LostPartError } from '@/ui/LostPartError'
import { Page } from '@/ui/Page'
import { ready, serverAnswers, whenServerAnswers } from '@/ui/reach'
import { useShownPath } from './Addressed'
import { reasonOf } from './reasonOf'

/** What the server did not give can be asked for again; code that failed begins anew. */
const isOfServer = (error: unknown) =>
  error instanceof ProblemError || error instanceof UnreachableError

/** What comes by itself once the network or the server is back. */
const isOfNetwork = (error: unknown) =>
  error instanceof UnreachableError ||
  (error instanceof LostPartError && error.reason !== 'missing')

/** A page that failed: the cause, and another try, by itself where the network was the cause. */
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
    return whenServerAnswers(() => latest.current(), isOfServer(error) ? ready : undefined)
  }, [error])
  // A page that begins anew without a server would be the browser's own page of errors.
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

/** Where a page that fails is told in its place; another page is another try. */
export const PageBoundary = ({ children }: { children: ReactNode }) => (
  <Boundary path={useShownPath().path}>{children}</Boundary>
)

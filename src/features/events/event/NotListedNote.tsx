import { Alert } from '@mantine/core'
import { m } from '@/messages'
import { useUpstream } from '@/session/useUpstream'

/** An event that the upstream does not list any more is kept, and the page says so. */
export function NotListedNote({ since }: { since: string | undefined }) {
  const { host } = useUpstream()
  if (since === undefined || host === undefined) return null
  return (
    <Alert color="yellow" variant="light" role="status">
      {m.upstream.notListed(host, since.slice(0, 16).replace('T', ' '))}
    </Alert>
  )
}

import { useQuery } from '@tanstack/react-query'
import { sessionQueries } from '@/client/session'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { EmptyState } from '@/ui/page/EmptyState'
import { Page } from '@/ui/page/Page'
import classes from './NotFound.module.css'
import { Shell } from './Shell'
import { Waiting } from './Waiting'

function Missing() {
  const back = (
    <Link to="/events" className={classes.back}>
      {m.notFound.back}
    </Link>
  )
  return (
    <Page title={m.notFound.title} name={m.notFound.title}>
      <EmptyState text={m.notFound.text} action={back} />
    </Page>
  )
}

/** No page has this address. Who is signed in keeps the navigation; nobody is asked to sign in. */
export function NotFound() {
  const session = useQuery(sessionQueries.current())
  if (session.isPending) return <Waiting />
  return session.data ? (
    <Shell>
      <Missing />
    </Shell>
  ) : (
    <main>
      <Missing />
    </main>
  )
}

import { Link } from '@/fields/Link'
import { m } from '@/messages'
import { EmptyState } from '@/ui/EmptyState'
import { Page } from '@/ui/Page'
import classes from './NotFound.module.css'

export function NotFound() {
  const back = (
    <Link to="/events" className={classes.back}>
      {m.notFound.back}
    </Link>
  )
  return (
    <main>
      <Page title={m.notFound.title} name={m.notFound.title}>
        <EmptyState text={m.notFound.text} action={back} />
      </Page>
    </main>
  )
}

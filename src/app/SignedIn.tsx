import { IconLogout } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { sessionMutations, sessionQueries } from '@/client/session'
import { navigate } from '@/fields/address'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import classes from './SignedIn.module.css'

/** Who is signed in, and the way out. */
export function SignedIn() {
  const session = useQuery(sessionQueries.current())
  const out = useMutation(sessionMutations.signOut(() => navigate({ to: '/sign-in' })))
  if (!session.data) return null
  const { role, ClientsID } = session.data
  return (
    <div className={classes.root}>
      <p className={classes.who}>
        {m.common.roles[role]} · {m.common.account(ClientsID)}
      </p>
      <Button
        variant="default"
        size="xs"
        icon={<IconLogout aria-hidden size={16} />}
        loading={out.isPending}
        onClick={() => out.mutate()}
      >
        {m.common.signOut}
      </Button>
    </div>
  )
}

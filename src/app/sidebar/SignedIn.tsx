import { IconLogout } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { sessionMutations, sessionQueries } from '@/client/session'
import { m } from '@/messages'
import { navigate } from '@/navigation/address'
import { Button } from '@/ui/buttons/Button'
import { IconButton } from '@/ui/buttons/IconButton'
import classes from './SignedIn.module.css'

/** Who is signed in, and the way out. */
export function SignedIn({ isFolded }: { isFolded: boolean }) {
  const session = useQuery(sessionQueries.current())
  const out = useMutation(sessionMutations.signOut(() => navigate({ to: '/sign-in' })))
  if (!session.data) return null
  const { role, ClientsID } = session.data
  const who = `${m.common.roles[role]} · ${m.common.account(ClientsID)}`
  if (isFolded) {
    return (
      <IconButton
        size={34}
        aria-label={m.common.signOut}
        title={`${m.common.signOut} (${who})`}
        onClick={() => out.mutate()}
      >
        <IconLogout aria-hidden size={18} />
      </IconButton>
    )
  }
  return (
    <div className={classes.root}>
      <p className={classes.who}>{who}</p>
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

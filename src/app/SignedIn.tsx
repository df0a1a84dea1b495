import { Button, Stack, Text } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { sessionMutations, sessionQueries } from '@/client/session'
import { m } from '@/messages'

/** Who is signed in, and the way out. */
export function SignedIn() {
  const session = useQuery(sessionQueries.current())
  const out = useMutation(sessionMutations.signOut())
  const navigate = useNavigate()
  if (!session.data) return null
  const { role, ClientsID } = session.data
  const leave = () => out.mutate(undefined, { onSuccess: () => void navigate({ to: '/sign-in' }) })
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed" px={4}>
        {m.common.roles[role]} · {m.common.account(ClientsID)}
      </Text>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconLogout aria-hidden size={16} />}
        loading={out.isPending}
        onClick={leave}
      >
        {m.common.signOut}
      </Button>
    </Stack>
  )
}

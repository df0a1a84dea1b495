import { Button, Stack, Text } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { sessionMutations, sessionQueries } from '@/client/session'
import { navigate } from '@/fields/address'
import { m } from '@/messages'

/** Who is signed in, and the way out. */
export function SignedIn() {
  const session = useQuery(sessionQueries.current())
  const out = useMutation(sessionMutations.signOut(() => navigate({ to: '/sign-in' })))
  if (!session.data) return null
  const { role, ClientsID } = session.data
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
        onClick={() => out.mutate()}
      >
        {m.common.signOut}
      </Button>
    </Stack>
  )
}

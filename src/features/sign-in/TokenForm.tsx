import { Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'

type Props = { isPending: boolean; onToken: (token: string) => void }

/** Signs in by an access token. */
export function TokenForm({ isPending, onToken }: Props) {
  const [token, setToken] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (token.trim() !== '') onToken(token.trim())
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={m.signIn.token}
          description={m.signIn.tokenHint}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          required
        />
        <Button type="submit" loading={isPending}>
          {m.signIn.submit}
        </Button>
      </Stack>
    </form>
  )
}

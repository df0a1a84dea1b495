import { Alert, Loader, Paper, Stack, TextInput, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { ProblemError } from '@/client/errors'
import { sessionMutations } from '@/client/session'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { goTo } from '@/navigation/address'
import { useSearch } from '@/navigation/LocationProvider'
import { Button } from '@/ui/buttons/Button'
import { Brand } from '@/ui/page/Brand'
import classes from './SignInPage.module.css'

/** The code of a link that signs in; none is an empty text. */
const codeOf = () => window.location.hash.slice(1)

/** Takes the code out of the address, so that nothing else keeps it. */
function dropCode(): void {
  const { pathname, search } = window.location
  window.history.replaceState(window.history.state, '', pathname + search)
}

/** The page asked for before the sign-in. Only paths of the app: no open redirect. */
const wayInside = ({ to = '' }: Record<string, string>) =>
  /^\/(?![/\\])/.test(to) ? to : '/events'

function refusal(error: Error, byCode: boolean): string {
  if (error instanceof ProblemError) {
    if (error.retryAfter !== undefined) return m.signIn.tooMany(Math.ceil(error.retryAfter / 60))
    if (error.status === 401) return byCode ? m.signIn.codeUsed : m.signIn.wrong
  }
  return reasonOf(error)
}

export function SignInPage() {
  const to = useSearch(wayInside)
  const signIn = useMutation(sessionMutations.signIn())
  const [code] = useState(codeOf)
  const [token, setToken] = useState('')

  const enter = (credentials: { token?: string; code?: string }) =>
    signIn.mutate(credentials, {
      onSuccess: () => goTo(to, { replace: true }),
    })

  // A link signs in by itself, once: the code is used up with it. In development React begins
  // each effect twice; the timer lets only the one that stays go through.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the code of the address is the only cause
  useEffect(() => {
    document.title = `${m.signIn.title} · Callboard`
    if (code === '') return
    dropCode()
    const starting = setTimeout(() => enter({ code }))
    return () => clearTimeout(starting)
  }, [code])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (token.trim() !== '') enter({ token: token.trim() })
  }
  const byCode = signIn.variables?.code !== undefined

  return (
    <main className={classes.root}>
      <Paper withBorder p="xl" radius="md" className={classes.card}>
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <Brand />
            <Title order={1}>{m.signIn.title}</Title>
            {signIn.isError && (
              <Alert color="red" variant="light" role="alert">
                {refusal(signIn.error, byCode)}
              </Alert>
            )}
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
            <Button type="submit" loading={signIn.isPending}>
              {m.signIn.submit}
            </Button>
            {signIn.isPending && byCode && <Loader size="sm" aria-label={m.signIn.working} />}
          </Stack>
        </form>
      </Paper>
    </main>
  )
}

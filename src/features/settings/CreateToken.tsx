import { Alert, Code, Group, Select, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { tokenMutations } from '@/client/tokens'
import { NewAccessToken, type WantedAccessToken } from '@/contract/accessTokens'
import { mayDo, type Role, roles } from '@/contract/roles'
import { applyProblem } from '@/failures/applyProblem'
import { faultSentence } from '@/failures/faultSentence'
import { contractResolver } from '@/fields/contractResolver'
import { UserSelect } from '@/fields/UserSelect'
import { m } from '@/messages'
import { usePrincipal } from '@/session/usePrincipal'
import { Button } from '@/ui/buttons/Button'
import { CopyButton } from '@/ui/buttons/CopyButton'
import { UntrustedText } from '@/ui/text/UntrustedText'

type Fields = { name: string; role: Role; UsersID: number | null; dtExpires: string }

type ShownOnceProps = { name: string; role: Role; token: string; onClose: () => void }

/** The secret is forgotten as soon as the panel is dismissed; that of a display is an address. */
function ShownOnce({ name, role, token, onClose }: ShownOnceProps) {
  const { once, onceDisplay, putAway } = m.settings.tokens
  const isDisplay = role === 'display'
  const secret = isDisplay ? `${window.location.origin}/wallboard#${token}` : token
  const title = isDisplay ? onceDisplay(name) : once(name)
  return (
    <Alert role="status" variant="light" title={<UntrustedText text={title} />}>
      <Group>
        <Code>{secret}</Code>
        <CopyButton label={m.common.copy} text={() => secret} />
        <Button size="xs" variant="default" onClick={onClose}>
          {putAway}
        </Button>
      </Group>
    </Alert>
  )
}

/** Those that the principal may make tokens of. */
function useRoles(): readonly Role[] {
  const { role } = usePrincipal()
  return mayDo(role, 'admin') ? roles : ['display']
}

export function CreateToken() {
  const create = useMutation(tokenMutations.create())
  const offered = useRoles()
  const [role, setRole] = useState<Role>(offered.includes('agent') ? 'agent' : 'display')
  const [UsersID, setUser] = useState<number | null>(null)
  const form = useForm<Fields, unknown, WantedAccessToken>({
    resolver: contractResolver<Fields, WantedAccessToken>(
      NewAccessToken,
      ({ name, dtExpires }) => ({
        name,
        dtExpires: dtExpires.trim(),
        role,
        UsersID: role === 'display' ? null : UsersID,
      }),
    ),
    defaultValues: { name: '', role: 'agent', UsersID: null, dtExpires: '' },
  })
  const { errors } = form.formState
  const submit = form.handleSubmit((token) =>
    create.mutate(token, {
      onSuccess: () => {
        form.reset()
        setUser(null)
      },
      onError: (error) =>
        applyProblem(error, form, { user_not_found: 'UsersID', user_inactive: 'UsersID' }),
    }),
  )
  const { columns, create: title, nameHint } = m.settings.tokens
  return (
    <Stack gap="sm">
      {create.data && <ShownOnce {...create.data} onClose={create.reset} />}
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Group align="start">
          <TextInput
            label={columns.name}
            description={nameHint}
            required
            error={errors.name?.message && faultSentence(errors.name.message)}
            {...form.register('name')}
          />
          <Select
            label={columns.role}
            description={
              role === 'display' ? m.settings.tokens.displayHint : m.settings.tokens.roleHint
            }
            data={offered.map((value) => ({ value, label: m.common.roles[value] }))}
            value={role}
            onChange={(value) => setRole(offered.find((known) => known === value) ?? role)}
          />
          {role !== 'display' && (
            <UserSelect
              label={columns.user}
              description={m.settings.tokens.userHint}
              placeholder={m.settings.tokens.noUser}
              error={errors.UsersID?.message}
              value={UsersID}
              onChange={setUser}
            />
          )}
          <TextInput
            label={columns.ends}
            description={m.settings.tokens.endsHint}
            placeholder="yyyy-mm-dd"
            autoComplete="off"
            error={errors.dtExpires?.message && faultSentence(errors.dtExpires.message)}
            {...form.register('dtExpires')}
          />
        </Group>
        {errors.root && (
          <Alert color="red" variant="light" role="alert" mt="sm">
            {errors.root.message}
          </Alert>
        )}
        <Group mt="sm">
          <Button type="submit" loading={create.isPending}>
            {title}
          </Button>
        </Group>
      </form>
    </Stack>
  )
}

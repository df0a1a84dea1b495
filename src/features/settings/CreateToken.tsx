import { Alert, Code, Group, Select, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { tokenMutations } from '@/client/tokens'
import { createAccessToken } from '@/contract/accessTokens'
import { Role } from '@/contract/roles'
import { applyProblem } from '@/failures/applyProblem'
import { faultSentence } from '@/failures/faultSentence'
import { contractResolver } from '@/fields/contractResolver'
import { UserSelect } from '@/fields/UserSelect'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { CopyButton } from '@/ui/buttons/CopyButton'
import { UntrustedText } from '@/ui/text/UntrustedText'

type Fields = { name: string; role: Role; UsersID: number | null }

/** The secret is forgotten as soon as the panel is dismissed. */
function ShownOnce({ name, token, onClose }: { name: string; token: string; onClose: () => void }) {
  const { once, putAway } = m.settings.tokens
  return (
    <Alert role="status" variant="light" title={<UntrustedText text={once(name)} />}>
      <Group>
        <Code>{token}</Code>
        <CopyButton label={m.common.copy} text={() => token} />
        <Button size="xs" variant="default" onClick={onClose}>
          {putAway}
        </Button>
      </Group>
    </Alert>
  )
}

export function CreateToken() {
  const create = useMutation(tokenMutations.create())
  const [role, setRole] = useState<Role>('agent')
  const [UsersID, setUser] = useState<number | null>(null)
  const form = useForm<Fields, unknown, Fields>({
    resolver: contractResolver<Fields, Fields>(createAccessToken.body, ({ name }) => ({
      name,
      role,
      UsersID,
    })),
    defaultValues: { name: '', role: 'agent', UsersID: null },
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
            description={m.settings.tokens.roleHint}
            data={Role.options.map((value) => ({ value, label: m.common.roles[value] }))}
            value={role}
            onChange={(value) => setRole(Role.options.find((known) => known === value) ?? 'agent')}
          />
          <UserSelect
            label={columns.user}
            description={m.settings.tokens.userHint}
            placeholder={m.settings.tokens.noUser}
            error={errors.UsersID?.message}
            value={UsersID}
            onChange={setUser}
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

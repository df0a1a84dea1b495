import { Alert, Code, Group, Select, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { tokenMutations } from '@/client/tokens'
import { createAccessToken } from '@/contract/accessTokens'
import type { Role } from '@/contract/endpoint'
import { applyProblem } from '@/fields/applyProblem'
import { contractResolver } from '@/fields/contractResolver'
import { faultSentence } from '@/fields/faultSentence'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import { CopyButton } from '@/ui/CopyButton'
import { Outside } from '@/ui/Outside'

type Fields = { name: string; role: Role }
const roles = ['agent', 'supervisor', 'admin'] as const

/** Leaves the page's memory as soon as it is put away. */
function ShownOnce({ name, token, onClose }: { name: string; token: string; onClose: () => void }) {
  const { once, putAway } = m.settings.tokens
  return (
    <Alert role="status" variant="light" title={<Outside text={once(name)} />}>
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
  const form = useForm<Fields, unknown, Fields>({
    resolver: contractResolver<Fields, Fields>(createAccessToken.body, ({ name }) => ({
      name,
      role,
    })),
    defaultValues: { name: '', role: 'agent' },
  })
  const { errors } = form.formState
  const submit = form.handleSubmit((token) =>
    create.mutate(token, {
      onSuccess: () => form.reset(),
      onError: (error) => applyProblem(error, form),
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
            data={roles.map((value) => ({ value, label: m.common.roles[value] }))}
            value={role}
            onChange={(value) => setRole(roles.find((known) => known === value) ?? 'agent')}
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

import { Alert, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { limitMutations } from '@/client/alerts'
import type { Fault } from '@/contract/fault'
import { faultsOf } from '@/contract/values/schemaFaults'
import { ViewLimit } from '@/contract/viewLimit'
import type { SavedView } from '@/contract/views'
import { faultSentence } from '@/failures/faultSentence'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'

type Props = { view: SavedView; onDone: () => void }
type Typed = Record<keyof ViewLimit, string>

/** A number, or what the contract says is none. */
function numberOf(text: string): unknown {
  const typed = text.trim()
  if (typed === '') return undefined
  return /^\d+$/.test(typed) ? Number(typed) : typed
}

function readLimit({ nAbove, nMinutes }: Typed): ViewLimit | readonly Fault[] {
  const parsed = ViewLimit.safeParse({ nAbove: numberOf(nAbove), nMinutes: numberOf(nMinutes) })
  return parsed.success ? parsed.data : faultsOf(parsed.error)
}

/** Sets, changes or removes the limit of a view. */
export function ViewLimitDialog({ view: { ID, name, limit }, onDone }: Props) {
  const set = useMutation(limitMutations.set())
  const remove = useMutation(limitMutations.remove())
  const [typed, setTyped] = useState<Typed>({
    nAbove: String(limit?.nAbove ?? ''),
    nMinutes: String(limit?.nMinutes ?? '0'),
  })
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const error = set.error ?? remove.error

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readLimit(typed)
    if ('nAbove' in read) set.mutate({ ID, limit: read }, { onSuccess: onDone })
    else setFaults(read)
  }
  const field = (key: keyof Typed) => {
    const fault = faults.find(({ path }) => path === key)
    return {
      value: typed[key],
      onChange: (event: { currentTarget: HTMLInputElement }) => {
        setTyped({ ...typed, [key]: event.currentTarget.value })
        setFaults(faults.filter(({ path }) => path !== key))
      },
      error: fault && faultSentence(fault.message),
      inputMode: 'numeric',
      autoComplete: 'off',
      required: true,
    } as const
  }

  return (
    <Modal opened onClose={onDone} title={`${m.alerts.set}: ${name}`} size="sm">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text c="dimmed">{m.alerts.setText}</Text>
          {error && (
            <Alert color="red" variant="light" role="alert">
              {reasonOf(error)}
            </Alert>
          )}
          <TextInput
            label={m.alerts.above}
            description={m.alerts.aboveHint}
            data-autofocus
            {...field('nAbove')}
          />
          <TextInput
            label={m.alerts.minutes}
            description={m.alerts.minutesHint}
            {...field('nMinutes')}
          />
          <Group justify="flex-end">
            {limit !== null && (
              <Button
                variant="default"
                loading={remove.isPending}
                onClick={() => remove.mutate(ID, { onSuccess: onDone })}
              >
                {m.alerts.remove}
              </Button>
            )}
            <Button type="submit" loading={set.isPending}>
              {m.alerts.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

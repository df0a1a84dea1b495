import { Alert, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ProblemError } from '@/client/errors'
import { type HeldEvent, heldMutations, heldQueries } from '@/client/heldEvents'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { HeldAbout } from './HeldAbout'
import { candidatesOf, MayHaveBecome } from './MayHaveBecome'

type Props = {
  /** The one that the form itself shows. */
  except: string | undefined
  /** What was undone or failed goes into a form again. */
  onForm: (held: HeldEvent) => void
}

/** Other creates of this person: those that wait can be undone, those that failed are told. */
export function HeldNotices({ except, onForm }: Props) {
  const list = useQuery(heldQueries.list())
  const shown = (list.data ?? []).filter(({ key }) => key !== except)
  return shown.map((held) => <Notice key={held.key} held={held} onForm={onForm} />)
}

const colors: Partial<Record<HeldEvent['state'], string>> = { failed: 'red', unclear: 'orange' }

function titleOf(state: HeldEvent['state']): string {
  if (state === 'failed') return m.create.held.failed
  if (state === 'unclear') return m.create.unclear
  return state === 'sent' ? m.create.held.sent : m.create.held.waiting
}

function Notice({ held, onForm }: { held: HeldEvent; onForm: Props['onForm'] }) {
  const undo = useMutation(heldMutations.undo())
  const { state } = held
  const isFailed = state === 'failed'
  const isMaybe = state === 'unclear' && candidatesOf(held).length > 0
  const toForm = () =>
    undo.mutate(held.key, {
      onSuccess: (answer) => {
        if (answer.state === 'taken_back') onForm(answer)
      },
    })
  return (
    <Alert
      color={colors[state] ?? 'blue'}
      variant="light"
      role={isFailed ? 'alert' : 'status'}
      title={titleOf(state)}
    >
      <Stack gap="xs">
        <HeldAbout held={held} />
        {isFailed && held.problem && (
          <Text size="sm">{reasonOf(new ProblemError(held.problem))}</Text>
        )}
        {state === 'unclear' && <MayHaveBecome held={held} />}
        <Group gap="xs">
          {(isFailed || isMaybe || state === 'held') && (
            <Button size="xs" variant="default" loading={undo.isPending} onClick={toForm}>
              {isMaybe ? m.create.noneOfThem : m.create.held[isFailed ? 'toForm' : 'undo']}
            </Button>
          )}
          {isFailed && (
            <Button size="xs" variant="default" onClick={() => undo.mutate(held.key)}>
              {m.create.held.dismiss}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  )
}

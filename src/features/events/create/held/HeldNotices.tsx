import { Alert, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ProblemError } from '@/client/errors'
import { type HeldEvent, heldMutations, heldQueries } from '@/client/heldEvents'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { HeldAbout } from './HeldAbout'

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

function Notice({ held, onForm }: { held: HeldEvent; onForm: Props['onForm'] }) {
  const undo = useMutation(heldMutations.undo())
  const isFailed = held.state === 'failed'
  const toForm = () =>
    undo.mutate(held.key, {
      onSuccess: (answer) => {
        if (answer.state === 'taken_back') onForm(answer)
      },
    })
  return (
    <Alert
      color={isFailed ? 'red' : 'blue'}
      variant="light"
      role={isFailed ? 'alert' : 'status'}
      title={isFailed ? m.create.held.failed : m.create.held.waiting}
    >
      <Stack gap="xs">
        <HeldAbout held={held} />
        {held.problem && <Text size="sm">{reasonOf(new ProblemError(held.problem))}</Text>}
        <Group gap="xs">
          <Button size="xs" variant="default" loading={undo.isPending} onClick={toForm}>
            {isFailed ? m.create.held.toForm : m.create.held.undo}
          </Button>
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

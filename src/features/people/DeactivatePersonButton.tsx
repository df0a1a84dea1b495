import { Alert, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { peopleMutations } from '@/client/people/people'
import type { OpenEventOfPerson, Person } from '@/contract/people/people'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { Button } from '@/ui/buttons/Button'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { nameOfPerson } from './nameOfPerson'
import classes from './PeopleTable.module.css'

const OpenEvents = ({ events }: { events: readonly OpenEventOfPerson[] }) => (
  <ul className={classes.events}>
    {events.map(({ AcdEventsID, Subject }) => (
      <li key={AcdEventsID}>
        <Link to={`/events/${AcdEventsID}`}>
          {AcdEventsID} <UntrustedText text={Subject} />
        </Link>
      </li>
    ))}
  </ul>
)

type AfterProps = {
  events: readonly OpenEventOfPerson[]
  isReleased: boolean
  isPending: boolean
  onRelease: () => void
  onClose: () => void
}

/** What the person leaves behind, and the way to give it back. */
function Afterwards({ events, isReleased, isPending, onRelease, onClose }: AfterProps) {
  const hasEvents = events.length > 0 && !isReleased
  return (
    <>
      <Text role="status">
        {isReleased && m.people.released(events.length)}
        {!isReleased && (hasEvents ? m.people.openEvents(events.length) : m.people.noOpenEvents)}
      </Text>
      {hasEvents && <OpenEvents events={events} />}
      <Group justify="flex-end">
        <Button variant={hasEvents ? 'default' : 'filled'} onClick={onClose}>
          {m.people.done}
        </Button>
        {hasEvents && (
          <Button loading={isPending} onClick={onRelease}>
            {m.people.release}
          </Button>
        )}
      </Group>
    </>
  )
}

type Props = { person: Person; describedBy: string; onClose: () => void; isOpen: boolean }

/** Ends every sign-in of a person, after asking, and names their open events. */
function DeactivateDialog({ person, onClose, isOpen }: Omit<Props, 'describedBy'>) {
  const deactivate = useMutation(peopleMutations.deactivate(person.UsersID))
  const events = deactivate.data?.records[0]?.openEvents
  const isReleased = deactivate.isSuccess && deactivate.variables.bRelease === true
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={<UntrustedText text={m.people.deactivateTitle(nameOfPerson(person))} />}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <Stack gap="md">
        {deactivate.error && (
          <Alert color="red" variant="light" role="alert">
            {reasonOf(deactivate.error)}
          </Alert>
        )}
        {events === undefined ? (
          <>
            <Text>{m.people.deactivateText}</Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose} data-autofocus>
                {m.common.cancel}
              </Button>
              <Button
                variant="danger"
                loading={deactivate.isPending}
                onClick={() => deactivate.mutate({})}
              >
                {m.people.deactivate}
              </Button>
            </Group>
          </>
        ) : (
          <Afterwards
            events={events}
            isReleased={isReleased}
            isPending={deactivate.isPending}
            onRelease={() => deactivate.mutate({ bRelease: true })}
            onClose={onClose}
          />
        )}
      </Stack>
    </Modal>
  )
}

/** Deactivates a person, or activates one who is. */
export function DeactivatePersonButton({
  person,
  describedBy,
}: Pick<Props, 'person' | 'describedBy'>) {
  const [isOpen, { open, close }] = useDisclosure(false)
  const activate = useMutation(peopleMutations.activate(person.UsersID))
  const isOut = person.state === 'deactivated'
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={activate.isPending}
        onClick={() => (isOut ? activate.mutate() : open())}
        aria-describedby={describedBy}
      >
        {isOut ? m.people.activate : m.people.deactivate}
      </Button>
      {activate.error && (
        <Text c="red" size="sm" role="alert">
          {reasonOf(activate.error)}
        </Text>
      )}
      <DeactivateDialog person={person} isOpen={isOpen} onClose={close} />
    </>
  )
}

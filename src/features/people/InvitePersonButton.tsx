import { Alert, Code, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { peopleMutations } from '@/client/people/people'
import type { Person } from '@/contract/people/people'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { CopyButton } from '@/ui/buttons/CopyButton'
import { formatStamp } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { nameOfPerson } from './nameOfPerson'
import classes from './PeopleTable.module.css'

type LinkProps = { link: string; dtExpires: string; onClose: () => void }

function InvitationLink({ link, dtExpires, onClose }: LinkProps) {
  return (
    <>
      <Code className={classes.link}>{link}</Code>
      <Text size="sm">{m.people.expires(formatStamp(dtExpires))}</Text>
      <Group justify="flex-end">
        <CopyButton label={m.common.copy} text={() => link} />
        <Button onClick={onClose}>{m.people.done}</Button>
      </Group>
    </>
  )
}

type Props = { person: Person; describedBy: string }

/** Makes a link that lets a person in, and shows it once. */
export function InvitePersonButton({ person, describedBy }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false)
  const invite = useMutation(peopleMutations.invite(person.UsersID))
  const start = () => {
    invite.mutate()
    open()
  }
  return (
    <>
      <Button size="xs" variant="default" onClick={start} aria-describedby={describedBy}>
        {m.people.invite}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        onExitTransitionEnd={invite.reset}
        title={<UntrustedText text={m.people.inviteTitle(nameOfPerson(person))} />}
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        <Stack gap="md">
          <Text>{m.people.inviteText}</Text>
          {invite.error && (
            <Alert color="red" variant="light" role="alert">
              {reasonOf(invite.error)}
            </Alert>
          )}
          {invite.data && <InvitationLink {...invite.data} onClose={close} />}
        </Stack>
      </Modal>
    </>
  )
}

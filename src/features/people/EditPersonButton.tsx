import { Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { peopleMutations } from '@/client/people/people'
import type { Person } from '@/contract/people/people'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { applyPersonProblem } from './applyPersonProblem'
import { nameOfPerson } from './nameOfPerson'
import { PersonForm } from './PersonForm'
import { fieldsOfPerson } from './personFields'
import { usePersonForm } from './usePersonForm'

function EditForm({ person, onClose }: { person: Person; onClose: () => void }) {
  const state = usePersonForm(fieldsOfPerson(person))
  const change = useMutation(peopleMutations.change(person.UsersID))
  const submit = state.form.handleSubmit(({ UsersID: _, ...wanted }) =>
    change.mutate(wanted, {
      onSuccess: onClose,
      onError: (error) => applyPersonProblem(error, state),
    }),
  )
  return (
    <PersonForm
      state={state}
      isNew={false}
      onSubmit={() => void submit()}
      buttons={
        <>
          <Button type="submit" loading={change.isPending}>
            {m.people.save}
          </Button>
          <Button variant="default" onClick={onClose}>
            {m.common.cancel}
          </Button>
        </>
      }
    />
  )
}

type Props = { person: Person; describedBy: string }

/** Name, role, groups and skills of a person. */
export function EditPersonButton({ person, describedBy }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button size="xs" variant="default" onClick={open} aria-describedby={describedBy}>
        {m.people.edit}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        size="lg"
        title={<UntrustedText text={m.people.editTitle(nameOfPerson(person))} />}
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        <EditForm person={person} onClose={close} />
      </Modal>
    </>
  )
}

import { Alert } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { peopleMutations } from '@/client/people/people'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { Panel } from '@/ui/page/Panel'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { applyPersonProblem } from './applyPersonProblem'
import { nameOfPerson } from './nameOfPerson'
import { PersonForm } from './PersonForm'
import { noPerson } from './personFields'
import { usePersonForm } from './usePersonForm'

type OpenProps = { onAdded: (name: string) => void; onClose: () => void }

function OpenForm({ onAdded, onClose }: OpenProps) {
  const state = usePersonForm(noPerson)
  const create = useMutation(peopleMutations.create())
  const { setFocus } = state.form
  useEffect(() => setFocus('UID'), [setFocus])
  const submit = state.form.handleSubmit((person) =>
    create.mutate(person, {
      onSuccess: ({ records: [made] }) => made && onAdded(nameOfPerson(made)),
      onError: (error) => applyPersonProblem(error, state),
    }),
  )
  return (
    <Panel title={m.people.add}>
      <PersonForm
        state={state}
        isNew
        onSubmit={() => void submit()}
        buttons={
          <>
            <Button type="submit" loading={create.isPending}>
              {m.people.add}
            </Button>
            <Button variant="default" onClick={onClose}>
              {m.common.cancel}
            </Button>
          </>
        }
      />
    </Panel>
  )
}

/** A button that becomes the form of a new person, and back. */
export function AddPerson() {
  const [isOpen, setOpen] = useState(false)
  const [added, setAdded] = useState<string>()
  const opener = useRef<HTMLButtonElement>(null)
  const close = (name?: string) => {
    setAdded(name)
    setOpen(false)
    // The button is there again with the next drawing.
    requestAnimationFrame(() => opener.current?.focus())
  }
  if (isOpen) return <OpenForm onAdded={close} onClose={() => close()} />
  return (
    <>
      <div>
        <Button
          ref={opener}
          icon={<IconPlus aria-hidden size={16} />}
          onClick={() => setOpen(true)}
        >
          {m.people.add}
        </Button>
      </div>
      {added !== undefined && (
        <Alert role="status" variant="light">
          <UntrustedText text={m.people.added(added)} />
        </Alert>
      )}
    </>
  )
}

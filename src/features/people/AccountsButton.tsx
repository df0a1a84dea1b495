import { Modal, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { identityMutations, identityQueries } from '@/client/people/identities'
import type { Identity } from '@/contract/people/identities'
import type { Person } from '@/contract/people/people'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { AccountList } from './AccountList'
import { nameOfPerson } from './nameOfPerson'
import { RemoveAccountQuestion } from './RemoveAccountQuestion'

type Props = { person: Person; describedBy: string }

/** The accounts, or in their place the question whether one of them shall go. */
function Accounts({ UsersID, onClose }: { UsersID: number; onClose: () => void }) {
  const accounts = useQuery(identityQueries.ofPerson(UsersID))
  const remove = useMutation(identityMutations.removeFrom(UsersID))
  const [asked, setAsked] = useState<Identity>()
  const ask = (account: Identity) => {
    remove.reset()
    setAsked(account)
  }
  if (asked === undefined) {
    return <AccountList read={accounts} hasRemoved={remove.isSuccess} {...{ ask, onClose }} />
  }
  const leave = () => setAsked(undefined)
  return (
    <RemoveAccountQuestion
      account={asked}
      isPending={remove.isPending}
      error={remove.error}
      onCancel={leave}
      onRemove={() => remove.mutate(asked.ID, { onSuccess: leave })}
    />
  )
}

/** The accounts of a provider that sign a person in, and the way to remove them. */
export function AccountsButton({ person, describedBy }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button size="xs" variant="default" onClick={open} aria-describedby={describedBy}>
        {m.accounts.open}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        size="xl"
        title={<UntrustedText text={m.accounts.ofPerson(nameOfPerson(person))} />}
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        <Stack gap="md">
          <Accounts UsersID={person.UsersID} onClose={close} />
        </Stack>
      </Modal>
    </>
  )
}

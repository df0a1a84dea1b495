import { Alert, Group, Text } from '@mantine/core'
import type { Identity } from '@/contract/people/identities'
import { reasonOf } from '@/failures/reasonOf'
import { nameOfAccount } from '@/fields/nameOfAccount'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { UntrustedText } from '@/ui/text/UntrustedText'

type Props = {
  account: Identity
  isPending: boolean
  error: unknown
  onCancel: () => void
  onRemove: () => void
}

/** Whether an account shall go, in the dialog that lists it: of two dialogs one Escape closes both. */
export function RemoveAccountQuestion({ account, isPending, error, onCancel, onRemove }: Props) {
  const { removeOfPersonText, removeTitle } = m.accounts
  return (
    <>
      <Text>
        <UntrustedText text={removeOfPersonText(nameOfAccount(account))} />
      </Text>
      {error !== null && (
        <Alert color="red" variant="light" role="alert">
          {reasonOf(error)}
        </Alert>
      )}
      <Group justify="flex-end">
        {/* The button that was pressed for this is gone. */}
        <Button variant="default" onClick={onCancel} autoFocus>
          {m.common.cancel}
        </Button>
        {/* It stays enabled while it works, so that the focus stays where a refusal is read. */}
        <Button variant="danger" aria-busy={isPending} onClick={() => !isPending && onRemove()}>
          {removeTitle}
        </Button>
      </Group>
    </>
  )
}

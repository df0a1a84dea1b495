import { Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { identityMutations } from '@/client/people/identities'
import type { Identity } from '@/contract/people/identities'
import { reasonOf } from '@/failures/reasonOf'
import { nameOfAccount } from '@/fields/nameOfAccount'
import { m } from '@/messages'
import { ConfirmedButton } from '@/ui/buttons/ConfirmedButton'
import { UntrustedText } from '@/ui/text/UntrustedText'

type Props = { account: Identity; describedBy: string }

/** Removes one of one's own accounts of a provider, after asking. */
export function RemoveAccountButton({ account, describedBy }: Props) {
  const { isPending, error, reset, mutate } = useMutation(identityMutations.remove())
  const { remove, removeTitle, removeText } = m.accounts
  return (
    <ConfirmedButton
      label={remove}
      words={{ 'aria-describedby': describedBy }}
      title={removeTitle}
      action={{
        isPending,
        failure: error ? reasonOf(error) : undefined,
        reset,
        run: (onSuccess) => mutate(account.ID, { onSuccess }),
      }}
    >
      <Text>
        <UntrustedText text={removeText(nameOfAccount(account))} />
      </Text>
    </ConfirmedButton>
  )
}

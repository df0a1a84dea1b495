import { Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { passkeyMutations } from '@/client/people/passkeys'
import type { Passkey } from '@/contract/people/passkeys'
import { passkeyReason } from '@/failures/passkeyReason'
import { m } from '@/messages'
import { ConfirmedButton } from '@/ui/buttons/ConfirmedButton'
import { placeInWords } from './placeNames'

type Props = { passkey: Passkey; describedBy: string }

/** Removes a passkey, after asking. */
export function RemovePasskeyButton({ passkey: { ID, name }, describedBy }: Props) {
  const { isPending, error, reset, mutate } = useMutation(passkeyMutations.remove())
  const { remove, removeTitle, removeText } = m.passkeys
  return (
    <ConfirmedButton
      label={remove}
      words={{ 'aria-describedby': describedBy }}
      title={removeTitle}
      action={{
        isPending,
        failure: error ? passkeyReason(error) : undefined,
        reset,
        run: (onSuccess) => mutate(ID, { onSuccess }),
      }}
    >
      <Text>{removeText(placeInWords(name))}</Text>
    </ConfirmedButton>
  )
}

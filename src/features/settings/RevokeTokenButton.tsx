import { Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { tokenMutations } from '@/client/tokens'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { ConfirmedButton } from '@/ui/buttons/ConfirmedButton'
import { UntrustedText } from '@/ui/text/UntrustedText'

/** Ends a token and its sessions, after asking. */
export function RevokeTokenButton({ ID, name }: { ID: number; name: string }) {
  const { isPending, error, reset, mutate } = useMutation(tokenMutations.revoke())
  const { revoke, revokeTitle, revokeText } = m.settings.tokens
  return (
    <ConfirmedButton
      label={revoke}
      words={{ 'aria-label': `${revoke} ${name}` }}
      title={revokeTitle}
      action={{
        isPending,
        failure: error ? reasonOf(error) : undefined,
        reset,
        run: (onSuccess) => mutate(ID, { onSuccess }),
      }}
    >
      <Text component="div">
        <UntrustedText text={revokeText(name)} />
      </Text>
    </ConfirmedButton>
  )
}

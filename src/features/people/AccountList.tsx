import { Group, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Identity } from '@/contract/people/identities'
import { AccountTable } from '@/fields/AccountTable'
import { Loaded } from '@/fields/Loaded'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'

type Props = {
  read: UseQueryResult<Identity[]>
  /** One of them has just gone. */
  hasRemoved: boolean
  ask: (account: Identity) => void
  onClose: () => void
}

/** The accounts of a person, each with the button that asks whether it shall go. */
export function AccountList({ read, hasRemoved, ask, onClose }: Props) {
  return (
    <>
      {hasRemoved && <Text role="status">{m.accounts.removed}</Text>}
      <Loaded read={read}>
        {(all) =>
          all.length === 0 ? (
            <Text>{m.accounts.noneOfPerson}</Text>
          ) : (
            <AccountTable
              accounts={all}
              action={(account, describedBy) => (
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => ask(account)}
                  aria-describedby={describedBy}
                >
                  {m.accounts.remove}
                </Button>
              )}
            />
          )
        }
      </Loaded>
      <Group justify="flex-end">
        {/* Whoever has answered the question goes on here. */}
        <Button onClick={onClose} autoFocus data-autofocus>
          {m.people.done}
        </Button>
      </Group>
    </>
  )
}

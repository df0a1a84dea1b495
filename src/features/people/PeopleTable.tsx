import { Badge, Table, Text } from '@mantine/core'
import { useId } from 'react'
import type { Membership, Person } from '@/contract/people/people'
import { m } from '@/messages'
import { useNames } from '@/session/useNames'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { formatStamp } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { AccountsButton } from './AccountsButton'
import { DeactivatePersonButton } from './DeactivatePersonButton'
import { EditPersonButton } from './EditPersonButton'
import { InvitePersonButton } from './InvitePersonButton'
import { nameOfPerson } from './nameOfPerson'
import classes from './PeopleTable.module.css'

function GroupNames({ groups }: { groups: readonly Membership[] }) {
  const names = useNames()
  const shown = groups.map(({ AcdGroupsID, role }) => {
    const name = names.group(AcdGroupsID)
    return role === 'supervisor' ? m.people.supervises(name) : name
  })
  return <UntrustedText text={shown.join(', ')} />
}

type Props = {
  people: readonly Person[]
  /** People may sign in by an account of a provider. */
  hasProvider: boolean
}

function PersonRow({ person, hasProvider }: { person: Person } & Pick<Props, 'hasProvider'>) {
  const { UID, role, state, groups, bOnlyOwnGroups, dtLastSignIn } = person
  const id = useId()
  const words = { person, describedBy: id }
  return (
    <Table.Tr>
      <Table.Th scope="row" id={id}>
        <UntrustedText text={nameOfPerson(person)} />
      </Table.Th>
      <Table.Td>
        <UntrustedText text={UID} />
      </Table.Td>
      <Table.Td>{m.common.roles[role]}</Table.Td>
      <Table.Td>
        <GroupNames groups={groups} />
        {bOnlyOwnGroups && (
          <div>
            <Badge variant="default" miw="max-content">
              {m.people.onlyOwnGroups}
            </Badge>
          </div>
        )}
      </Table.Td>
      <Table.Td className={classes.signIn}>
        {dtLastSignIn === null ? m.people.never : formatStamp(dtLastSignIn)}
      </Table.Td>
      <Table.Td>
        <Badge variant={state === 'active' ? 'light' : 'default'} miw="max-content">
          {m.people.states[state]}
        </Badge>
        {state === 'invited' && dtLastSignIn !== null && (
          <Text size="xs" miw="12rem">
            {m.people.lostWayIn}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <div className={classes.actions}>
          <EditPersonButton {...words} />
          {state !== 'deactivated' && <InvitePersonButton {...words} />}
          {hasProvider && <AccountsButton {...words} />}
          <DeactivatePersonButton {...words} />
        </div>
      </Table.Td>
    </Table.Tr>
  )
}

export function PeopleTable({ people, hasProvider }: Props) {
  const { columns, uid } = m.people
  const title = m.nav.people
  const heads = [
    columns.name,
    uid,
    columns.role,
    columns.groups,
    columns.lastSignIn,
    columns.state,
    columns.actions,
  ]
  return (
    <ScrollBox className={classes.box} label={title}>
      <Table aria-label={title} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head} scope="col">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <PersonRow key={person.UsersID} person={person} hasProvider={hasProvider} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  )
}

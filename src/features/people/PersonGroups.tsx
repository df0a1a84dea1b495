import { Select, Stack, Table, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { groupTypes } from '@/contract/groups'
import type { Membership } from '@/contract/people/people'
import { GroupSelect } from '@/fields/GroupSelect'
import { m } from '@/messages'
import { useNames } from '@/session/useNames'
import { IconButton } from '@/ui/buttons/IconButton'
import { UntrustedText } from '@/ui/text/UntrustedText'

const roles = ['member', 'supervisor'] as const
const types = Object.values(groupTypes)

type RowProps = {
  membership: Membership
  fault: string | undefined
  onRole: (role: Membership['role']) => void
  onLeave: () => void
}

const Fault = ({ sentence }: { sentence: string | undefined }) =>
  sentence !== undefined && (
    <Text c="red" size="sm" role="alert">
      {sentence}
    </Text>
  )

function GroupRow({ membership: { AcdGroupsID, role }, fault, onRole, onLeave }: RowProps) {
  const name = useNames().group(AcdGroupsID)
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <UntrustedText text={name} />
        <Fault sentence={fault} />
      </Table.Th>
      <Table.Td>
        <Select
          aria-label={m.people.memberRole(name)}
          data={roles.map((value) => ({ value, label: m.groups.roles[value] }))}
          value={role}
          allowDeselect={false}
          onChange={(chosen) => onRole(chosen === 'supervisor' ? chosen : 'member')}
        />
      </Table.Td>
      <Table.Td>
        <IconButton aria-label={m.people.leave(name)} onClick={onLeave}>
          <IconX aria-hidden size={16} />
        </IconButton>
      </Table.Td>
    </Table.Tr>
  )
}

type Props = {
  groups: readonly Membership[]
  /** What is wrong with the list as a whole. */
  error: string | undefined
  faultAt: (place: number) => string | undefined
  onChange: (groups: Membership[]) => void
}

/** The groups of a person, each as member or supervisor. */
export function PersonGroups({ groups, error, faultAt, onChange }: Props) {
  return (
    <Stack gap="xs">
      <GroupSelect
        label={m.people.groups}
        placeholder={m.people.addGroup}
        types={types}
        value={null}
        error={undefined}
        onChange={(AcdGroupsID) => {
          if (AcdGroupsID === null || groups.some((one) => one.AcdGroupsID === AcdGroupsID)) return
          onChange([...groups, { AcdGroupsID, role: 'member' }])
        }}
      />
      <Fault sentence={error} />
      {groups.length > 0 && (
        <Table aria-label={m.people.inGroups}>
          <Table.Tbody>
            {groups.map((membership, place) => (
              <GroupRow
                key={membership.AcdGroupsID}
                membership={membership}
                fault={faultAt(place)}
                onRole={(role) => onChange(groups.with(place, { ...membership, role }))}
                onLeave={() => onChange(groups.toSpliced(place, 1))}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  )
}

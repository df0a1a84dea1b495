import { Badge, Select, Table, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { workQueries } from '@/client/groups/work'
import type { GroupSettings } from '@/contract/groupSettings'
import { faultOf } from '@/failures/faultOf'
import { UserSelect } from '@/fields/UserSelect'
import { m } from '@/messages'
import { useMayDo } from '@/session/useMayDo'
import { useNames } from '@/session/useNames'
import { IconButton } from '@/ui/buttons/IconButton'
import { Panel } from '@/ui/page/Panel'
import { UntrustedText } from '@/ui/text/UntrustedText'
import classes from './GroupSettings.module.css'
import type { SettingsForm } from './SettingsText'

type Member = GroupSettings['members'][number]
type RowProps = {
  member: Member
  isPaused: boolean
  fault: string | undefined
  onRole: (role: Member['role']) => void
  onRemove: () => void
}

const roles = ['member', 'supervisor'] as const

function MemberRow({ member, isPaused, fault, onRole, onRemove }: RowProps) {
  const name = useNames().user(member.UsersID)
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <UntrustedText text={name} />
        {isPaused && (
          <Badge variant="default" ml="xs">
            {m.work.pausedMember}
          </Badge>
        )}
        {fault !== undefined && (
          <Text c="red" size="sm" role="alert">
            {fault}
          </Text>
        )}
      </Table.Th>
      <Table.Td>
        <Select
          aria-label={m.groups.roleOf(name)}
          data={roles.map((value) => ({ value, label: m.groups.roles[value] }))}
          value={member.role}
          allowDeselect={false}
          onChange={(role) => onRole(role === 'supervisor' ? role : 'member')}
        />
      </Table.Td>
      <Table.Td>
        <IconButton aria-label={m.groups.remove(name)} onClick={onRemove}>
          <IconX aria-hidden size={16} />
        </IconButton>
      </Table.Td>
    </Table.Tr>
  )
}

type Props = { AcdGroupsID: number; form: SettingsForm }

/** Who belongs to the group; supervisors see who of them has paused. */
export function MembersPanel({ AcdGroupsID, form }: Props) {
  const paused = useQuery({ ...workQueries.paused(AcdGroupsID), enabled: useMayDo('actOnAll') })
  const members = form.watch('members')
  const set = (next: Member[]) => form.setValue('members', next, { shouldDirty: true })
  const { errors } = form.formState
  return (
    <Panel title={m.groups.members}>
      <UserSelect
        label={m.groups.members}
        placeholder={m.groups.addMember}
        maw="24rem"
        value={null}
        onChange={(UsersID) => {
          if (UsersID === null || members.some((one) => one.UsersID === UsersID)) return
          set([...members, { UsersID, role: 'member' }])
        }}
      />
      {members.length === 0 ? (
        <Text c="dimmed" size="sm" mt="sm">
          {m.groups.noMembers}
        </Text>
      ) : (
        <Table aria-label={m.groups.members} className={classes.members}>
          <Table.Tbody>
            {members.map((member, place) => (
              <MemberRow
                key={member.UsersID}
                member={member}
                isPaused={paused.data?.includes(member.UsersID) ?? false}
                fault={faultOf(errors, `members.${place}.UsersID`)}
                onRole={(role) => set(members.with(place, { ...member, role }))}
                onRemove={() => set(members.toSpliced(place, 1))}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  )
}

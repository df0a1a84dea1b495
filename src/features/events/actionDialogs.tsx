import { SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { EventAction } from '@/contract/event/eventActions'
import { groupTypes } from '@/contract/groups'
import { AppointmentPicker } from '@/fields/appointment/AppointmentPicker'
import { readWhen, todayOf } from '@/fields/appointment/readWhen'
import { GroupSelect } from '@/fields/GroupSelect'
import { UserSelect } from '@/fields/UserSelect'
import { m } from '@/messages'
import { useCentre } from '@/session/useCentre'
import { ActionDialog } from './ActionDialog'

export type DialogProps = {
  onRun: (action: EventAction) => Promise<boolean>
  onClose: () => void
  failed: string | undefined
  isPending: boolean
  /** The events that the action is for, where they are not in sight. */
  note?: string
}

/** Hands over to an agent, or to a group. */
export function HandDialog(props: DialogProps) {
  const [to, setTo] = useState<'agent' | 'group'>('agent')
  const [UsersID, setUser] = useState<number | null>(null)
  const [AcdGroupsID, setGroup] = useState<number | null>(null)
  const toAgent = UsersID === null ? undefined : { action: 'handToAgent' as const, UsersID }
  const toGroup = AcdGroupsID === null ? undefined : { action: 'handToGroup' as const, AcdGroupsID }
  return (
    <ActionDialog
      {...props}
      title={m.actions.names.hand}
      action={to === 'agent' ? toAgent : toGroup}
    >
      <SegmentedControl
        aria-label={m.actions.to}
        fullWidth
        value={to}
        onChange={(value) => setTo(value === 'agent' ? 'agent' : 'group')}
        data={[
          { value: 'agent', label: m.actions.toAgent },
          { value: 'group', label: m.actions.toGroup },
        ]}
      />
      {to === 'agent' ? (
        <UserSelect label={m.create.agent} value={UsersID} onChange={setUser} data-autofocus />
      ) : (
        <GroupSelect
          label={m.create.group}
          types={Object.values(groupTypes)}
          value={AcdGroupsID}
          onChange={setGroup}
        />
      )}
    </ActionDialog>
  )
}

const ignore = () => undefined

type AppointDialogProps = DialogProps & {
  action: 'remind' | 'move'
  /** The date to begin with. */
  date?: string
  /** The group whose slots are offered. */
  AcdGroupsID?: number
}

/** Sets the appointment, with the fields and the rule of a new event. */
export function AppointDialog({ action, date: first = '', ...props }: AppointDialogProps) {
  const { now, zone } = useCentre()
  const [date, setDate] = useState(first)
  const [time, setTime] = useState('')
  const when = readWhen({ date, time }, todayOf(now, zone))
  const asked = {
    ...(when?.date && { dtAppointmentDate: when.date }),
    ...(when?.time && { dtAppointmentTime: when.time }),
  }
  const isReady = action === 'move' ? Boolean(when?.time) : Object.keys(asked).length > 0
  const field = (value: string, onChange: (text: string) => void) => ({
    value,
    onChange,
    onBlur: ignore,
    ref: null,
  })
  return (
    <ActionDialog
      {...props}
      title={m.actions.names[action]}
      action={isReady ? { action, ...asked } : undefined}
    >
      <AppointmentPicker
        date={field(date, setDate)}
        time={field(time, setTime)}
        now={now}
        zone={zone}
        isNeeded
        isTimeNeeded={action === 'move'}
        {...(props.AcdGroupsID === undefined ? {} : { AcdGroupsID: props.AcdGroupsID })}
      />
    </ActionDialog>
  )
}

const highestPriority = 200

/** Sets the priority: from 0 to 200. */
export function PriorityDialog({ nPriority, ...props }: DialogProps & { nPriority: number }) {
  const [text, setText] = useState(String(nPriority))
  const isPriority = /^\d{1,3}$/.test(text.trim()) && Number(text) <= highestPriority
  return (
    <ActionDialog
      {...props}
      title={m.actions.names.priority}
      action={isPriority ? { action: 'priority', nPriority: Number(text) } : undefined}
    >
      <TextInput
        label={m.create.priority}
        description={m.actions.priorityHint}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={isPriority ? undefined : m.faults.too_big(String(highestPriority))}
        data-autofocus
      />
    </ActionDialog>
  )
}

import {
  IconAlarm,
  IconArrowForwardUp,
  IconCalendarEvent,
  IconCheck,
  IconEye,
  IconFlag,
  IconHandGrab,
  IconRotate,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { EventAction } from '@/contract/event/eventActions'
import type { EventActionName } from '@/contract/event/eventSteps'
import type { m } from '@/messages'

export type DialogName = 'hand' | 'remind' | 'move' | 'priority'
export type EventActionEntry = {
  name: keyof typeof m.actions.names
  icon: ReactNode
  step: EventActionName
} & ({ action: EventAction } | { dialog: DialogName })

const size = 16

/** The actions on an event, most used first. */
export const eventActions: readonly EventActionEntry[] = [
  {
    name: 'take',
    step: 'take',
    icon: <IconHandGrab aria-hidden size={size} />,
    action: { action: 'take' },
  },
  {
    name: 'seen',
    step: 'seen',
    icon: <IconEye aria-hidden size={size} />,
    action: { action: 'seen' },
  },
  {
    name: 'hand',
    step: 'handToAgent',
    icon: <IconArrowForwardUp aria-hidden size={size} />,
    dialog: 'hand',
  },
  { name: 'remind', step: 'remind', icon: <IconAlarm aria-hidden size={size} />, dialog: 'remind' },
  {
    name: 'move',
    step: 'move',
    icon: <IconCalendarEvent aria-hidden size={size} />,
    dialog: 'move',
  },
  {
    name: 'release',
    step: 'release',
    icon: <IconUsersGroup aria-hidden size={size} />,
    action: { action: 'release' },
  },
  {
    name: 'priority',
    step: 'priority',
    icon: <IconFlag aria-hidden size={size} />,
    dialog: 'priority',
  },
  {
    name: 'close',
    step: 'close',
    icon: <IconCheck aria-hidden size={size} />,
    action: { action: 'close' },
  },
  {
    name: 'reopen',
    step: 'reopen',
    icon: <IconRotate aria-hidden size={size} />,
    action: { action: 'reopen' },
  },
]

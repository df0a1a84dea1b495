import type { SeenEvent } from '@/client/events'
import type { EventAction } from '@/contract/event/eventActions'
import { AppointDialog, HandDialog, PriorityDialog } from '../../actionDialogs'
import type { DialogName } from '../../eventActions'
import type { Acting } from './useEventAction'

/** A move has a dialog of its own. */
export type OpenedAction = { dialog: Exclude<DialogName, 'move'>; event: SeenEvent }

type Props = { opened: OpenedAction; acting: Acting; onClose: () => void }

/** The dialog of an action that needs an answer first. */
export function OpenActionDialog({ opened: { dialog, event }, acting, onClose }: Props) {
  const close = () => {
    acting.forget()
    onClose()
  }
  const props = {
    // The version that was on the page when the dialog was opened.
    onRun: (act: EventAction) => acting.run(event, act),
    onClose: close,
    failed: acting.failed,
    isPending: acting.isPending,
  }
  if (dialog === 'hand') return <HandDialog {...props} />
  if (dialog === 'remind') return <AppointDialog {...props} action="remind" />
  return <PriorityDialog {...props} nPriority={event.nPriority} />
}

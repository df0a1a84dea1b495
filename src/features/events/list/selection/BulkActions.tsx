import { Menu } from '@mantine/core'
import { IconChecks, IconMessage } from '@tabler/icons-react'
import { useState } from 'react'
import type { EventAction } from '@/contract/event/eventActions'
import { defaultPriority } from '@/contract/event/newEvent'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { usePrincipal } from '@/session/usePrincipal'
import { useUpstream } from '@/session/useUpstream'
import { ButtonMenu } from '@/ui/buttons/ButtonMenu'
import { MenuButton } from '@/ui/buttons/MenuButton'
import { ActionDialog } from '../../ActionDialog'
import { AppointDialog, type DialogProps, HandDialog, PriorityDialog } from '../../actionDialogs'
import { type DialogName, eventActions } from '../../eventActions'
import { BulkResult } from './BulkResult'
import { useBulkAction } from './useBulkAction'

type Props = {
  /** How many are selected: it stands on the button. */
  count: number
  /** Which they are, asked for when something is done to them. */
  idsOf: () => Promise<readonly number[]>
  /** Something was done to them, and its result has been read. */
  onDone: () => void
}

type Chosen = { dialog: DialogName } | { action: EventAction }

/** Nothing is done to many at once without a second look. */
function Dialog({ chosen, ...props }: DialogProps & { chosen: Chosen }) {
  if ('action' in chosen) {
    const { action } = chosen
    return (
      <ActionDialog
        {...props}
        title={m.actions.names[action.action]}
        action={action}
        needsComment={action.action === 'comment'}
      />
    )
  }
  if (chosen.dialog === 'hand') return <HandDialog {...props} />
  if (chosen.dialog === 'priority') return <PriorityDialog {...props} nPriority={defaultPriority} />
  return <AppointDialog {...props} action={chosen.dialog} />
}

/** What may be done to all that are selected; those that do not allow it stay as they are. */
export function BulkActions({ count, idsOf, onDone }: Props) {
  const { UsersID } = usePrincipal()
  const bulk = useBulkAction()
  const [chosen, setChosen] = useState<Chosen>()
  const [failed, setFailed] = useState<string>()
  const [isGathering, setGathering] = useState(false)
  const { host, offers } = useUpstream()
  const offered = eventActions.filter(
    ({ step }) => offers('changeEvent') && (step !== 'take' || UsersID !== null),
  )

  const onRun = async (action: EventAction) => {
    if (isGathering) return false
    setGathering(true)
    try {
      const IDs = await idsOf()
      void bulk.run(IDs, action)
      return true
    } catch (error) {
      setFailed(reasonOf(error))
      return false
    } finally {
      setGathering(false)
    }
  }
  const onClose = () => {
    setChosen(undefined)
    setFailed(undefined)
  }
  const label = m.bulk.act(count)
  return (
    <>
      <MenuButton label={label} Icon={IconChecks} variant="filled" size="xs">
        {(isOpen, close) => (
          <ButtonMenu {...{ label, isOpen, close }}>
            {!offers('changeEvent') && (
              <Menu.Label maw={320}>{m.upstream.notOffered(host ?? '')}</Menu.Label>
            )}
            {offered.map((offer) => (
              <Menu.Item key={offer.name} leftSection={offer.icon} onClick={() => setChosen(offer)}>
                {m.actions.names[offer.name]}
              </Menu.Item>
            ))}
            <Menu.Item
              leftSection={<IconMessage aria-hidden size={16} />}
              onClick={() => setChosen({ action: { action: 'comment', Comment: '' } })}
            >
              {m.actions.names.comment}
            </Menu.Item>
          </ButtonMenu>
        )}
      </MenuButton>
      {chosen && (
        <Dialog
          chosen={chosen}
          note={m.bulk.note(count)}
          onRun={onRun}
          onClose={onClose}
          failed={failed}
          isPending={isGathering || bulk.isRunning}
        />
      )}
      <BulkResult action={bulk} onClose={onDone} />
    </>
  )
}

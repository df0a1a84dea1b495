import { Menu, Text } from '@mantine/core'
import { IconBell, IconDeviceFloppy, IconPencil, IconShare, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { viewMutations, viewQueries } from '@/client/views'
import type { SavedView } from '@/contract/views'
import { m } from '@/messages'
import { tokenName } from '@/session/programNames'
import { ButtonMenu } from '@/ui/buttons/ButtonMenu'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { type ListView, savedView } from '../../listSettings'
import type { ListSettingsControl } from '../../useListSettings'
import { DeleteView } from './DeleteView'
import { ViewLimitDialog } from './ViewLimitDialog'
import { ViewName } from './ViewName'

type Props = {
  list: ListSettingsControl
  /** Undefined: the list of all. */
  onView: (view: ListView | undefined) => void
  onSaveAs: () => void
  isOpen: boolean
  close: () => void
}
type Asking = 'rename' | 'limit' | 'delete'

type EntryProps = {
  view: ListView
  /** The owner, or that the view is shared. */
  note?: string | undefined
  isShown: boolean
  onView: Props['onView']
}

const Entry = ({ view, note, isShown, onView }: EntryProps) => (
  <Menu.RadioItem
    value={view.key}
    checked={isShown}
    closeMenuOnClick
    onChange={() => onView(view)}
    rightSection={
      note === undefined ? undefined : (
        <Text size="xs" c="dimmed">
          <UntrustedText text={note} />
        </Text>
      )
    }
  >
    <UntrustedText text={view.name} />
  </Menu.RadioItem>
)

/** Actions on the saved view that is shown. */
function SavedViewItems({ saved, onAsk }: { saved: SavedView; onAsk: (what: Asking) => void }) {
  const change = useMutation(viewMutations.update())
  const share = () => {
    const { name, filter, sort, columns, density, widths, shared, version } = saved
    const view = { name, filter, sort, columns, density, widths, shared: !shared, version }
    change.mutate({ ID: saved.ID, view })
  }
  const icon = { 'aria-hidden': true, size: 15 } as const
  return (
    <>
      <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => onAsk('rename')}>
        {m.views.rename}
      </Menu.Item>
      <Menu.Item leftSection={<IconShare {...icon} />} onClick={share}>
        {saved.shared ? m.views.unshare : m.views.share}
      </Menu.Item>
      <Menu.Item leftSection={<IconBell {...icon} />} onClick={() => onAsk('limit')}>
        {m.alerts.set}
      </Menu.Item>
      <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => onAsk('delete')}>
        {m.views.remove}
      </Menu.Item>
    </>
  )
}

/** The saved views that the user can choose: own and shared ones. */
function Entries({ list: { view }, onView }: Pick<Props, 'list' | 'onView'>) {
  // Others share and delete views at any time: each opening reads them again.
  const views = useQuery({ ...viewQueries.list(), refetchOnMount: 'always' }).data ?? []
  const own = views.filter(({ isOwn }) => isOwn)
  const others = views.filter(({ isOwn }) => !isOwn)
  const entry = (saved: SavedView, note?: string) => (
    <Entry
      key={saved.ID}
      view={savedView(saved)}
      note={note}
      isShown={String(saved.ID) === view?.key}
      onView={onView}
    />
  )
  return (
    <>
      {own.length > 0 && <Menu.Label>{m.views.own}</Menu.Label>}
      {own.map((saved) => entry(saved, saved.shared ? m.views.shared : undefined))}
      {others.length > 0 && <Menu.Label>{m.views.shared}</Menu.Label>}
      {others.map((saved) => entry(saved, tokenName(saved.owner)))}
      {views.length > 0 && <Menu.Divider />}
    </>
  )
}

/** The menu of saved views, with the actions on the one that is shown. */
export function MoreViews({ list, onView, onSaveAs, isOpen, close }: Props) {
  const [asking, setAsking] = useState<Asking>()
  const saved = list.view?.saved
  return (
    <>
      <ButtonMenu label={m.views.more} isOpen={isOpen} close={close}>
        <Entries list={list} onView={onView} />
        <Menu.Item leftSection={<IconDeviceFloppy aria-hidden size={15} />} onClick={onSaveAs}>
          {m.views.saveAs}
        </Menu.Item>
        {saved?.mayChange && <SavedViewItems saved={saved} onAsk={setAsking} />}
      </ButtonMenu>
      {asking === 'rename' && (
        <ViewName settings={list.settings} renamed={saved} onDone={() => setAsking(undefined)} />
      )}
      {asking === 'limit' && saved && (
        <ViewLimitDialog view={saved} onDone={() => setAsking(undefined)} />
      )}
      {asking === 'delete' && saved && (
        <DeleteView
          view={saved}
          onDone={(isGone) => {
            setAsking(undefined)
            if (isGone) onView(undefined)
          }}
        />
      )}
    </>
  )
}

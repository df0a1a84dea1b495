import { Menu, Text } from '@mantine/core'
import { IconDeviceFloppy, IconPencil, IconShare, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { viewMutations, viewQueries } from '@/client/views'
import type { SavedView } from '@/contract/views'
import { tokenName } from '@/fields/programNames'
import { m } from '@/messages'
import { ButtonMenu } from '@/ui/ButtonMenu'
import { Outside } from '@/ui/Outside'
import { DeleteView } from './DeleteView'
import { builtInKeys, builtInView, type ListView, savedView } from './listSettings'
import type { ListChanges } from './useListSettings'
import { ViewName } from './ViewName'

type Props = {
  list: ListChanges
  /** Undefined leads back to the plain list. */
  onView: (view: ListView | undefined) => void
  isOpen: boolean
  close: () => void
}
type Asking = 'saveAs' | 'rename' | 'delete'

type EntryProps = {
  view: ListView
  /** Whose it is, or that others see it. */
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
          <Outside text={note} />
        </Text>
      )
    }
  >
    <Outside text={view.name} />
  </Menu.RadioItem>
)

/** What one may do with a saved view that is shown. */
function SavedViewItems({ saved, onAsk }: { saved: SavedView; onAsk: (what: Asking) => void }) {
  const change = useMutation(viewMutations.update())
  const share = () => {
    const { name, filter, sort, columns, density, shared, version } = saved
    const view = { name, filter, sort, columns, density, shared: !shared, version }
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
      <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => onAsk('delete')}>
        {m.views.remove}
      </Menu.Item>
    </>
  )
}

/** Every view that can be shown: built in, one's own, and those that others share. */
function Entries({ list: { settings, view }, onView }: Pick<Props, 'list' | 'onView'>) {
  // Others share and delete theirs at any time: each opening looks again.
  const views = useQuery({ ...viewQueries.list(), refetchOnMount: 'always' }).data ?? []
  const own = views.filter(({ isOwn }) => isOwn)
  const others = views.filter(({ isOwn }) => !isOwn)
  const entry = (shown: ListView, note?: string) => (
    <Entry
      key={shown.key}
      view={shown}
      note={note}
      isShown={shown.key === view?.key}
      onView={onView}
    />
  )
  return (
    <>
      <Menu.RadioItem
        value=""
        checked={view === undefined}
        closeMenuOnClick
        onChange={() => onView(undefined)}
      >
        {m.views.plain}
      </Menu.RadioItem>
      {builtInKeys.map((key) => entry(builtInView(key, settings.density)))}
      {own.length > 0 && <Menu.Label>{m.views.own}</Menu.Label>}
      {own.map((saved) => entry(savedView(saved), saved.shared ? m.views.shared : undefined))}
      {others.length > 0 && <Menu.Label>{m.views.shared}</Menu.Label>}
      {others.map((saved) => entry(savedView(saved), tokenName(saved.owner)))}
    </>
  )
}

/** The views that there are, and what one may do with the one that is shown. */
export function ViewsMenu({ list, onView, isOpen, close }: Props) {
  const [asking, setAsking] = useState<Asking>()
  const saved = list.view?.saved
  return (
    <>
      <ButtonMenu label={m.views.menu} isOpen={isOpen} close={close}>
        <Entries list={list} onView={onView} />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconDeviceFloppy aria-hidden size={15} />}
          onClick={() => setAsking('saveAs')}
        >
          {m.views.saveAs}
        </Menu.Item>
        {saved?.mayChange && <SavedViewItems saved={saved} onAsk={setAsking} />}
      </ButtonMenu>
      {(asking === 'saveAs' || asking === 'rename') && (
        <ViewName
          settings={list.settings}
          renamed={asking === 'rename' ? saved : undefined}
          onDone={(made) => {
            setAsking(undefined)
            if (made) onView(savedView(made))
          }}
        />
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

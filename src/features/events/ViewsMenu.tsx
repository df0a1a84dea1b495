import { Menu, Text } from '@mantine/core'
import { IconDeviceFloppy, IconPencil, IconShare, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { viewMutations, viewQueries } from '@/client/views'
import type { SavedView } from '@/contract/views'
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

/** The views that there are, and what one may do with the one that is shown. */
export function ViewsMenu({ list, onView, isOpen, close }: Props) {
  const views = useQuery(viewQueries.list()).data ?? []
  const change = useMutation(viewMutations.update())
  const [asking, setAsking] = useState<Asking>()
  const { settings, view } = list
  const saved = view?.saved
  const own = views.filter(({ isOwn }) => isOwn)
  const others = views.filter(({ isOwn }) => !isOwn)

  const store = (of: SavedView, changed: Partial<SavedView>) => {
    const { name, filter, sort, columns, density, shared, version } = { ...of, ...changed }
    change.mutate({
      ID: of.ID,
      view: { name, filter, sort, columns, density, shared, version },
    })
  }
  const item = (entry: ListView, owner?: string) => (
    <Menu.RadioItem
      key={entry.key}
      value={entry.key}
      checked={entry.key === view?.key}
      closeMenuOnClick
      onChange={() => onView(entry)}
      rightSection={
        owner === undefined ? undefined : (
          <Text size="xs" c="dimmed">
            <Outside text={owner} />
          </Text>
        )
      }
    >
      <Outside text={entry.name} />
    </Menu.RadioItem>
  )

  return (
    <>
      <ButtonMenu label={m.views.menu} isOpen={isOpen} close={close}>
        <Menu.RadioItem
          value=""
          checked={view === undefined}
          closeMenuOnClick
          onChange={() => onView(undefined)}
        >
          {m.views.plain}
        </Menu.RadioItem>
        {builtInKeys.map((key) => item(builtInView(key, settings.density)))}
        {own.length > 0 && <Menu.Label>{m.views.own}</Menu.Label>}
        {own.map((entry) => item(savedView(entry), entry.shared ? m.views.shared : undefined))}
        {others.length > 0 && <Menu.Label>{m.views.shared}</Menu.Label>}
        {others.map((entry) => item(savedView(entry), entry.owner))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconDeviceFloppy aria-hidden size={15} />}
          onClick={() => setAsking('saveAs')}
        >
          {m.views.saveAs}
        </Menu.Item>
        {saved?.mayChange && (
          <>
            <Menu.Item
              leftSection={<IconPencil aria-hidden size={15} />}
              onClick={() => setAsking('rename')}
            >
              {m.views.rename}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconShare aria-hidden size={15} />}
              onClick={() => store(saved, { shared: !saved.shared })}
            >
              {saved.shared ? m.views.unshare : m.views.share}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTrash aria-hidden size={15} />}
              onClick={() => setAsking('delete')}
            >
              {m.views.remove}
            </Menu.Item>
          </>
        )}
      </ButtonMenu>
      {(asking === 'saveAs' || asking === 'rename') && (
        <ViewName
          settings={settings}
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

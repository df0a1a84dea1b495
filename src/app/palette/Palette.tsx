import { Modal } from '@mantine/core'
import { type RefObject, useEffect, useId } from 'react'
import { m } from '@/messages'
import classes from './Palette.module.css'
import { PaletteBox } from './PaletteBox'
import { PaletteOption } from './PaletteOption'
import { usePalette } from './usePalette'

type Props = {
  /** What was typed before it was there. */
  early: RefObject<string>
  onClose: () => void
  onSheet: () => void
}

/** Leads everywhere and finds everything by a few letters: a combobox whose list is always open. */
export function Palette({ early, onClose, onSheet }: Props) {
  const id = useId()
  const { typed, type, groups, entries, place, isSearching, choose, onKeyDown } = usePalette({
    onClose,
    onSheet,
  })
  useEffect(() => {
    document.getElementById(`${id}-${place}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, place])

  return (
    <Modal.Root
      opened
      onClose={onClose}
      size="lg"
      padding={0}
      yOffset="10vh"
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={m.palette.title}>
        <PaletteBox
          early={early}
          listId={id}
          activeId={entries.length > 0 ? `${id}-${place}` : undefined}
          typed={typed}
          onType={type}
          onKeyDown={onKeyDown}
        />
        <div id={id} role="listbox" aria-label={m.palette.title} className={classes.list}>
          {groups.map(({ group, entries: own }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
            <div key={group} role="group" aria-label={m.palette.groups[group]}>
              <div aria-hidden className={classes.group}>
                {m.palette.groups[group]}
              </div>
              {own.map((entry) => (
                <PaletteOption
                  key={entry.key}
                  id={`${id}-${entries.indexOf(entry)}`}
                  entry={entry}
                  isActive={entries[place] === entry}
                  onChoose={() => choose(entry)}
                />
              ))}
            </div>
          ))}
        </div>
        <div role="status" className={classes.status}>
          {entries.length > 0 || isSearching ? m.filter.suggested(entries.length) : m.palette.none}
        </div>
      </Modal.Content>
    </Modal.Root>
  )
}

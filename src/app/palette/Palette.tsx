import { Modal } from '@mantine/core'
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useId, useState } from 'react'
import { m } from '@/messages'
import { ListOption } from '@/ui/ListOption'
import { Outside } from '@/ui/Outside'
import type { Entry } from './entry'
import classes from './Palette.module.css'
import { PaletteBox } from './PaletteBox'
import { remember } from './recentEntries'
import { useEntries } from './useEntries'

type Props = {
  /** What was typed before it was there. */
  early: RefObject<string>
  onClose: () => void
  onSheet: () => void
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/** Leads everywhere and finds everything by a few letters: a combobox whose list is always open. */
export function Palette({ early, onClose, onSheet }: Props) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [isAwaited, setAwaited] = useState(false)
  const { groups, isSearching } = useEntries(typed, onSheet)
  const entries = groups.flatMap((group) => group.entries)
  const place = Math.min(active, entries.length - 1)

  const type = useCallback((text: string) => {
    setTyped(text)
    setActive(0)
    setAwaited(false)
  }, [])
  const choose = (entry: Entry) => {
    remember(entry.key)
    onClose()
    entry.act()
  }
  // Until the answer is here, the events that are shown fit what was typed before.
  const isStale = isSearching && (entries[place]?.group ?? 'events') === 'events'
  const chosen = isStale ? undefined : entries[place]
  useEffect(() => {
    if (!isAwaited || isStale) return
    setAwaited(false)
    if (chosen) choose(chosen)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (event.nativeEvent.isComposing) return
    if (step !== undefined && entries.length > 0) {
      event.preventDefault()
      setActive((place + step + entries.length) % entries.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (chosen) choose(chosen)
      else setAwaited(isSearching)
    }
  }
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
                <Option
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

type OptionProps = { id: string; entry: Entry; isActive: boolean; onChoose: () => void }

const Option = ({ id, entry: { label, note, Icon }, isActive, onChoose }: OptionProps) => (
  <ListOption id={id} isActive={isActive} className={classes.entry} onChoose={onChoose}>
    <Icon aria-hidden size={17} stroke={1.7} />
    <span className={classes.label}>
      <Outside text={label} oneLine />
    </span>
    {note !== undefined && (
      <span className={classes.note}>
        <Outside text={note} oneLine />
      </span>
    )}
  </ListOption>
)

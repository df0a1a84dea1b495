import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { fold } from '@/contract/filter/fold'
import type { QuickField } from '@/contract/filter/quick'
import { m } from '@/messages'
import { useLeaving } from '@/ui/useLeaving'
import type { Intent } from '../../../intent/intentOf'
import type { ListFilter } from '../filterTerms'
import { usePressElsewhere } from '../usePressElsewhere'
import classes from './FieldMenu.module.css'
import { FieldValueBox } from './FieldValueBox'
import { chosenKeys, menuOrder, withToggled } from './filterValues'
import { useFieldCounts, useFieldValues } from './useFieldValues'

type Props = {
  field: QuickField
  filter: ListFilter
  onFilter: (filter: string) => void
  intentOn: (filter: string) => Intent | undefined
  asOf: string | undefined
  mayCount: boolean
  close: () => void
}

/** With more values than this, they can be looked for. */
const few = 12

const stops = 'input[type="checkbox"], input[type="search"]'

/** The arrows go from one to the next, round and round. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const boxes = [...event.currentTarget.querySelectorAll<HTMLElement>(stops)]
  const { activeElement } = document
  const at = activeElement instanceof HTMLElement ? boxes.indexOf(activeElement) : -1
  boxes.at((at + step) % boxes.length)?.focus()
}

/** The order stays as it is while the menu is open: it was made when the numbers were first there. */
function useOrder(make: () => string[], isKnown: boolean): readonly string[] | undefined {
  const [order, setOrder] = useState<readonly string[]>()
  if (order !== undefined || !isKnown) return order
  const made = make()
  setOrder(made)
  return made
}

/** The values of one field as checkboxes, beside each the number of events that it would leave. */
export function FieldMenu({ field, filter, onFilter, intentOn, asOf, mayCount, close }: Props) {
  const values = useFieldValues(field)
  const { counts, isError, isFormer } = useFieldCounts(field, {
    filter: filter.text,
    asOf,
    isWanted: mayCount,
  })
  const leaving = useLeaving(isFormer)
  const chosen = chosenKeys(filter.terms, field, values)
  const order = useOrder(() => menuOrder(values, chosen, counts), counts !== undefined || isError)
  const [sought, setSought] = useState('')
  const root = useRef<HTMLFieldSetElement>(null)
  usePressElsewhere(close)
  const isReady = order !== undefined
  useEffect(() => {
    const first = isReady ? root.current?.querySelector<HTMLElement>(stops) : root.current
    first?.focus({ preventScroll: true })
  }, [isReady])

  const toggled = (key: string, isOn: boolean) =>
    withToggled(filter.terms, field, values, { key, isOn })
  const wanted = fold(sought)
  const shown = (order ?? [])
    .map((key) => values.find((value) => value.key === key))
    .filter((value) => value !== undefined)
    .filter(({ label, names = [] }) =>
      [label, ...names].some((name) => fold(name).includes(wanted)),
    )
  return (
    <fieldset
      ref={root}
      tabIndex={-1}
      aria-label={m.filter.fields[field]}
      className={classes.root}
      onKeyDown={onArrow}
    >
      {values.length > few && isReady && (
        <input
          type="search"
          aria-label={m.filter.findValue}
          placeholder={m.filter.findValue}
          className={classes.search}
          value={sought}
          onChange={({ currentTarget }) => setSought(currentTarget.value)}
        />
      )}
      <div className={classes.values} {...leaving}>
        {shown.map(({ key, label }) => (
          <FieldValueBox
            key={key}
            name={label}
            isOn={chosen.includes(key)}
            count={counts && (counts.get(key) ?? 0)}
            onToggle={(isOn) => onFilter(toggled(key, isOn))}
            intent={() => intentOn(toggled(key, !chosen.includes(key)))}
          />
        ))}
        {shown.length === 0 && (
          <p role="status" className={classes.none}>
            {isReady ? m.filter.noValue : m.events.counting}
          </p>
        )}
      </div>
    </fieldset>
  )
}

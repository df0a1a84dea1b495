import { IconCheck } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { m } from '@/messages'
import { formatNumber } from '@/ui/format'
import { PlainButton } from '@/ui/PlainButton'
import classes from './QuickFilter.module.css'

export type QuickValue = {
  id: number
  label: string
  /** What it is called in other languages too, where that is not its label. */
  names?: readonly string[]
}

type Props = {
  label: string
  values: readonly QuickValue[]
  chosen: readonly number[]
  onChoose: (ids: number[]) => void
  /** How many events each would leave; undefined until that is counted. */
  counts: ReadonlyMap<number, number> | undefined
}

/** So many fit the two lines of a wide screen; where there are more, a button shows them all. */
const few = 14

/** One checkbox for each value of a field; the same filter as the text, in another form. */
export function QuickFilter({ label, values, chosen, onChoose, counts }: Props) {
  const toggle = (id: number, isOn: boolean) =>
    onChoose(isOn ? [...chosen, id] : chosen.filter((other) => other !== id))
  const [isWhole, setWhole] = useState(false)
  const isMany = values.length > few
  return (
    <fieldset className={classes.root}>
      <legend className={classes.label}>{label}</legend>
      {isMany && (
        <PlainButton
          className={classes.all}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? m.filter.fewer : m.filter.all(values.length)}
        </PlainButton>
      )}
      <div className={classes.values} data-clipped={(isMany && !isWhole) || undefined}>
        {values.map(({ id, label: name }) => (
          <Value
            key={id}
            name={name}
            isOn={chosen.includes(id)}
            count={counts && (counts.get(id) ?? 0)}
            onToggle={(isOn) => toggle(id, isOn)}
          />
        ))}
      </div>
    </fieldset>
  )
}

type ValueProps = {
  name: string
  isOn: boolean
  count: number | undefined
  onToggle: (isOn: boolean) => void
}

function Value({ name, isOn, count, onToggle }: ValueProps) {
  const id = useId()
  return (
    <label
      className={classes.value}
      data-on={isOn || undefined}
      data-none={count === 0 || undefined}
    >
      <input
        type="checkbox"
        className={classes.box}
        aria-labelledby={`${id}-name`}
        aria-describedby={count === undefined ? undefined : `${id}-count`}
        checked={isOn}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
      {isOn && <IconCheck aria-hidden size={13} stroke={2.4} />}
      <bdi id={`${id}-name`}>{name}</bdi>
      {count !== undefined && (
        <span id={`${id}-count`} className={classes.count} data-former>
          {formatNumber(count)}
        </span>
      )}
    </label>
  )
}

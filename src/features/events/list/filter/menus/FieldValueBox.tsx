import { useId } from 'react'
import { formatNumber } from '@/ui/text/format'
import classes from './FieldMenu.module.css'

type Props = {
  name: string
  isOn: boolean
  count: number | undefined
  onToggle: (isOn: boolean) => void
}

/** A value as a checkbox, named by the value and described by its number. */
export function FieldValueBox({ name, isOn, count, onToggle }: Props) {
  const id = useId()
  return (
    <label className={classes.value} data-none={(count === 0 && !isOn) || undefined}>
      <input
        type="checkbox"
        aria-labelledby={`${id}-name`}
        aria-describedby={count === undefined ? undefined : `${id}-count`}
        checked={isOn}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
      <bdi id={`${id}-name`} className={classes.name}>
        {name}
      </bdi>
      {count !== undefined && (
        <span id={`${id}-count`} className={classes.count} data-former>
          {formatNumber(count)}
        </span>
      )}
    </label>
  )
}

import { useId } from 'react'
import { formatNumber } from '@/ui/text/format'
import type { Intent } from '../../../intent/intentOf'
import { useIntent } from '../../../intent/useIntent'
import classes from './FieldMenu.module.css'

type Props = {
  name: string
  isOn: boolean
  count: number | undefined
  onToggle: (isOn: boolean) => void
  /** What another press would ask. */
  intent: () => Intent | undefined
}

/** A value as a checkbox, named by the value and described by its number. */
export function FieldValueBox({ name, isOn, count, onToggle, intent }: Props) {
  const id = useId()
  const resting = useIntent(intent)
  return (
    <label className={classes.value} data-none={(count === 0 && !isOn) || undefined} {...resting}>
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

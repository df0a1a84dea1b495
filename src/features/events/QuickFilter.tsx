import { IconCheck } from '@tabler/icons-react'
import type { Named } from '@/contract/filter/names'
import { language, languages } from '@/messages'
import classes from './QuickFilter.module.css'

type Props = {
  label: string
  names: readonly Named[]
  chosen: readonly number[]
  onChoose: (ids: number[]) => void
}

/** One checkbox for each value of a field; the same filter as the text, in another form. */
export function QuickFilter({ label, names, chosen, onChoose }: Props) {
  const toggle = (id: number, isOn: boolean) =>
    onChoose(isOn ? [...chosen, id] : chosen.filter((other) => other !== id))
  return (
    <fieldset className={classes.root}>
      <legend className={classes.label}>{label}</legend>
      {names.map(({ id, labels }) => {
        const isOn = chosen.includes(id)
        return (
          <label key={id} className={classes.value} data-on={isOn || undefined}>
            <input
              type="checkbox"
              className={classes.box}
              checked={isOn}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
            {isOn && <IconCheck aria-hidden size={13} stroke={2.4} />}
            {labels[languages.indexOf(language)]}
          </label>
        )
      })}
    </fieldset>
  )
}

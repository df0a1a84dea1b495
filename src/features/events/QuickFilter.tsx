import { Checkbox, Fieldset, Stack } from '@mantine/core'
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
    <Fieldset legend={label} variant="unstyled" className={classes.root}>
      <Stack gap={6}>
        {names.map(({ id, labels }) => (
          <Checkbox
            key={id}
            size="xs"
            label={labels[languages.indexOf(language)]}
            checked={chosen.includes(id)}
            onChange={(event) => toggle(id, event.currentTarget.checked)}
          />
        ))}
      </Stack>
    </Fieldset>
  )
}

import { Select, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { SlotRule, weekdays } from '@/contract/groupSettings'
import { m } from '@/messages'
import { IconButton } from '@/ui/buttons/IconButton'
import { Panel } from '@/ui/page/Panel'
import classes from './GroupSettings.module.css'
import { type SettingsForm, SettingsText } from './SettingsText'
import { dayKey, withHours } from './settingsFields'

type Props = { form: SettingsForm }

/** One day: its hours, one line for each shift, and what a half hour of it has room for. */
function Day({ form, weekday }: Props & { weekday: number }) {
  const hours = form.watch('hours')
  const day = m.groups.weekdays[weekday - 1] ?? ''
  const lines = hours.flatMap((one, place) => (one.weekday === weekday ? [place] : []))
  const add = () => form.setValue('hours', withHours(hours, weekday))
  return (
    <div className={classes.day}>
      <div className={classes.shifts}>
        {lines.map((place, shift) => (
          <div key={place} className={classes.shift}>
            <SettingsText
              form={form}
              path={`hours.${place}.from`}
              label={m.groups.from(day, shift + 1)}
            />
            <SettingsText
              form={form}
              path={`hours.${place}.to`}
              label={m.groups.to(day, shift + 1)}
            />
          </div>
        ))}
      </div>
      <IconButton aria-label={m.groups.addHours(day)} onClick={add}>
        <IconPlus aria-hidden size={16} />
      </IconButton>
      <SettingsText
        form={form}
        path={`capacityOn.${dayKey(weekday)}`}
        label={m.groups.capacityOn(day)}
        inputMode="numeric"
      />
    </div>
  )
}

type RuleProps = Props & { field: 'whenFull' | 'whenClosed'; label: string }

function RuleSelect({ form, field, label }: RuleProps) {
  return (
    <Select
      label={label}
      data={SlotRule.options.map((value) => ({ value, label: m.groups.rules[value] }))}
      value={form.watch(field)}
      allowDeselect={false}
      onChange={(value) => {
        const rule = SlotRule.options.find((known) => known === value)
        if (rule) form.setValue(field, rule, { shouldDirty: true })
      }}
    />
  )
}

/** When the group is open, what its half hours have room for, and what the form does beyond. */
export const HoursPanel = ({ form }: Props) => (
  <Panel title={m.groups.hoursAndCapacity}>
    <Text c="dimmed" size="sm" mb="sm">
      {m.groups.hoursText}
    </Text>
    {weekdays.map((weekday) => (
      <Day key={weekday} form={form} weekday={weekday} />
    ))}
    <div className={classes.grid}>
      <SettingsText
        form={form}
        path="capacity"
        label={m.groups.capacity}
        description={m.groups.capacityText}
        inputMode="numeric"
      />
      <RuleSelect form={form} field="whenFull" label={m.groups.fullSlot} />
      <RuleSelect form={form} field="whenClosed" label={m.groups.closedSlot} />
      <SettingsText
        form={form}
        path="release"
        label={m.groups.releaseAfter}
        description={m.groups.releaseText}
        inputMode="numeric"
      />
    </div>
  </Panel>
)

import { Text } from '@mantine/core'
import { eventTypes } from '@/contract/filter/names'
import { m } from '@/messages'
import { typeLabel } from '@/session/useNames'
import { Panel } from '@/ui/page/Panel'
import classes from './GroupSettings.module.css'
import { type SettingsForm, SettingsText } from './SettingsText'
import { typeKey } from './settingsFields'

/** Within how many minutes each type is to be answered, and when an appointment is overdue. */
export const GoalsPanel = ({ form }: { form: SettingsForm }) => (
  <Panel title={m.groups.goals}>
    <Text c="dimmed" size="sm" mb="sm">
      {m.groups.goalsText}
    </Text>
    <div className={classes.grid}>
      {eventTypes.map(({ id }) => (
        <SettingsText
          key={id}
          form={form}
          path={`goals.${typeKey(id)}`}
          label={m.groups.goalFor(typeLabel(id))}
          inputMode="numeric"
        />
      ))}
      <SettingsText form={form} path="grace" label={m.groups.grace} inputMode="numeric" />
    </div>
  </Panel>
)

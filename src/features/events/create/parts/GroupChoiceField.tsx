import { Input, SegmentedControl } from '@mantine/core'
import { type Control, Controller } from 'react-hook-form'
import type { EventDraft } from '@/contract/event/eventDrafts'
import type { NewEvent } from '@/contract/event/newEvent'
import { groupTypes } from '@/contract/groups'
import { faultSentence } from '@/failures/faultSentence'
import { GroupSelect } from '@/fields/GroupSelect'
import { m } from '@/messages'
import { useMedia, widths } from '@/ui/useMedia'
import classes from './parts.module.css'

type Props = { control: Control<EventDraft, unknown, NewEvent>; mode: EventDraft['groupChoice'] }
type Key = 'AcdGroupsID' | 'AcdConfigurationGroupsID' | 'AcdAgentGroupsID'

const { standalone, configuration, agent } = groupTypes

function GroupField({
  control,
  name,
  label,
  types,
  alone = false,
}: {
  control: Props['control']
  name: Key
  label: string
  types: number[]
  alone?: boolean
}) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <GroupSelect
          label={label}
          required
          types={types}
          alone={alone}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
          ref={field.ref}
          error={fieldState.error?.message && faultSentence(fieldState.error.message)}
        />
      )}
    />
  )
}

/** One control with two modes: what the other mode held is kept, and never sent along. */
export function GroupChoiceField({ control, mode }: Props) {
  const isPhone = useMedia(widths.phone)
  return (
    <div className={classes.group}>
      <Controller
        control={control}
        name="groupChoice"
        render={({ field: { value, onChange } }) => (
          <Input.Wrapper label={m.create.groupChoice} labelElement="div">
            <SegmentedControl
              fullWidth
              classNames={{ label: classes.choice, innerLabel: classes.choice }}
              orientation={isPhone ? 'vertical' : 'horizontal'}
              aria-label={m.create.groupChoice}
              value={value}
              onChange={onChange}
              data={[
                { value: 'one', label: m.create.oneGroup },
                { value: 'pair', label: m.create.pair },
              ]}
            />
          </Input.Wrapper>
        )}
      />
      {mode === 'one' ? (
        <GroupField
          control={control}
          name="AcdGroupsID"
          label={m.create.group}
          types={[standalone, configuration, agent]}
          alone
        />
      ) : (
        <>
          <GroupField
            control={control}
            name="AcdConfigurationGroupsID"
            label={m.create.configurationGroup}
            types={[configuration]}
          />
          <GroupField
            control={control}
            name="AcdAgentGroupsID"
            label={m.create.agentGroup}
            types={[agent]}
          />
        </>
      )}
    </div>
  )
}

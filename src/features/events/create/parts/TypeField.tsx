import { Select } from '@mantine/core'
import { Controller } from 'react-hook-form'
import { eventTypes } from '@/contract/filter/names'
import { m } from '@/messages'
import { typeLabel } from '@/session/useNames'
import type { EventFormApi } from '../draft/eventDraft'
import { faultAt } from './textField'

const typeData = () => eventTypes.map(({ id }) => ({ value: String(id), label: typeLabel(id) }))

/** What kind of event it is. */
export const TypeField = ({ form }: { form: EventFormApi }) => (
  <Controller
    control={form.control}
    name="AcdEventTypesID"
    render={({ field }) => (
      <Select
        label={m.create.type}
        required
        searchable
        data={typeData()}
        value={String(field.value)}
        onChange={(id) => field.onChange(Number(id))}
        onBlur={field.onBlur}
        ref={field.ref}
        error={faultAt(form, 'AcdEventTypesID')}
      />
    )}
  />
)

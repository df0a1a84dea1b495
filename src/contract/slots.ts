import * as z from 'zod/mini'
import { type Endpoint, noBody } from './endpoint'
import { SlotRule } from './groupSettings'
import { Slot } from './slot'
import { CountText, DateText, IdText } from './values/scalars'

const maxDays = 31

/** What a group's form does about a full or a closed slot. */
const SlotRules = z.object({ whenFull: SlotRule, whenClosed: SlotRule })

/** The slots of some days, in order: on the nights when the clock changes fewer or more of them. */
export const Slots = z.object({
  slots: z.array(Slot),
  /** Of the one group that was asked for. */
  rules: z.nullable(SlotRules),
  status: z.literal(200),
})
export type Slots = z.infer<typeof Slots>

/** Of one group or of all, from a date on (`yyyy-mm-dd`), or from this week's Monday. */
export type AskedSlots = {
  from?: string | undefined
  days: number
  AcdGroupsID?: number | undefined
}

/** The query of a request, always written alike: the server begins it before the page asks. */
export const slotsQuery = ({ from, days, AcdGroupsID }: AskedSlots) => ({
  days: String(days),
  ...(from === undefined ? {} : { from }),
  ...(AcdGroupsID === undefined ? {} : { AcdGroupsID: String(AcdGroupsID) }),
})

export const getSlots = {
  name: 'getSlots',
  heavy: true,
  summary: 'How full each half hour of some days is, of one group or of all',
  method: 'GET',
  path: '/app/v1/slots',
  right: 'read',
  tenant: 'token',
  query: z.object({
    /** The first day; absent: the Monday of this week. */
    from: z.optional(DateText),
    days: z.pipe(CountText, z.int().check(z.minimum(1), z.maximum(maxDays))),
    AcdGroupsID: z.optional(IdText),
  }),
  response: Slots,
  ...noBody,
} as const satisfies Endpoint

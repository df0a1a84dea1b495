import * as z from 'zod/mini'

const Counted = z.object({ ID: z.int(), count: z.int() })

/** A value that is not listed would leave nothing. `total` is what the filter itself leaves. */
export const EventFacets = z.object({
  AcdEventStatusID: z.array(Counted),
  AcdEventTypesID: z.array(Counted),
  AcdGroupsID: z.array(Counted),
  total: z.int(),
})
export type EventFacets = z.infer<typeof EventFacets>

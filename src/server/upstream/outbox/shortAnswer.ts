import * as z from 'zod/mini'

const Short = z.object({
  records: z.tuple([z.looseObject({ ID: z.int().check(z.positive()) })]),
  count: z.literal(1),
  status: z.literal(200),
})

/** The one record of a short answer that is whole. */
export const onlyRecord = (
  value: unknown,
): ({ ID: number } & Record<string, unknown>) | undefined =>
  z.safeParse(Short, value).data?.records[0]

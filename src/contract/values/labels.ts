import * as z from 'zod/mini'

/** The languages that a label is written in. */
export const labelLanguages = ['en', 'de', 'fr'] as const
export const LabelLanguage = z.enum(labelLanguages)
export type LabelLanguage = z.infer<typeof LabelLanguage>

export type Labels = Readonly<Record<LabelLanguage, string>>

/** What the entry with this ID is called; the ID itself where a list has no such entry. */
export const labelOf = (
  entries: readonly { id: number; labels: Labels }[],
  id: number,
  language: LabelLanguage,
): string => entries.find((entry) => entry.id === id)?.labels[language] ?? String(id)

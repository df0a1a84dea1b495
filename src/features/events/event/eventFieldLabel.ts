import { m } from '@/messages'

/** A key of the record in the reader's words; one that few installations fill by its own name. */
export function eventFieldLabel(key: string): string {
  const labels: Record<string, string> = { ...m.event.fields, ...m.events.columns }
  return labels[key] ?? key
}

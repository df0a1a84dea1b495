/** The words of a link that opens the form filled in: /events/new?type=3&sender=…&group=…. */
const words = [
  'type',
  'group',
  'configuration',
  'agents',
  'agent',
  'sender',
  'receiver',
  'subject',
  'body',
  'crm',
  'userdata',
  'priority',
  'date',
  'time',
] as const
export type NewEventSearch = Partial<Record<(typeof words)[number], string>>

/** Reads an address; what is not ours is left out. */
export function readNewEventSearch(search: Record<string, string>): NewEventSearch {
  const given = words.flatMap((word) => {
    const value = search[word] ?? ''
    return value === '' ? [] : [[word, value] as const]
  })
  return Object.fromEntries(given)
}

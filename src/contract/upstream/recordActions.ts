/**
 * What can be done to the records of the system of record. An upstream offers some of it; what is
 * Callboard's own (comments, views, alerts …) is none of it.
 */
export const recordActions = [
  'createEvent',
  'changeEvent',
  'cloneCampaign',
  'deleteCampaign',
  'restoreCampaign',
  'importContact',
  'deleteContact',
  'importEvents',
  'changeUsers',
] as const
export type RecordAction = (typeof recordActions)[number]

const objectOf = (value: unknown): Record<string, unknown> => Object(value)

/** Users are the system's; who of them may sign in is Callboard's own. */
export const actionOfPerson = (body: unknown): RecordAction | undefined => {
  const { UID, FirstName, LastName } = objectOf(body)
  return [UID, FirstName, LastName].some((name) => name !== undefined) ? 'changeUsers' : undefined
}

/** A comment is Callboard's own; every other action changes the event. */
export const actionOfAct = (act: unknown): RecordAction | undefined =>
  objectOf(act).action === 'comment' ? undefined : 'changeEvent'

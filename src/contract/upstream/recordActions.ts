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
  'importContactFile',
  'deleteContact',
  'importEvents',
] as const
export type RecordAction = (typeof recordActions)[number]

const objectOf = (value: unknown): Record<string, unknown> => Object(value)

/** A comment is Callboard's own; every other action changes the event. */
export const actionOfAct = (act: unknown): RecordAction | undefined =>
  objectOf(act).action === 'comment' ? undefined : 'changeEvent'

// What the first page says, and the list of events; all else is in later.ts.
export * from './common'
export * from './filter'
export * from './list'
export * from './problems'

/** How this language writes dates and numbers (BCP 47). */
export const locale: string = 'de-DE'

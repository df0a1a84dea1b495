export * from './campaigns'
export * from './common'
export * from './create'
export * from './event'
export * from './filter'
export * from './groups'
export * from './keyboard'
export * from './list'
export * from './problems'
export * from './settings'
export * from './wallboard'

/** How this language writes dates and numbers (BCP 47). */
export const locale: string = 'en-GB'

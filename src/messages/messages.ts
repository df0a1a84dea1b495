import type * as en from './en'
import type * as later from './en/later'

/** Every sentence: what English says, the other languages say too, or they do not compile. */
export type FirstMessages = typeof en
export type LaterMessages = typeof later
export type Messages = FirstMessages & LaterMessages

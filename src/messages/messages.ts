import type * as en from './en'

/** Every sentence: what English says, the other languages say too, or they do not compile. */
export type Messages = typeof en

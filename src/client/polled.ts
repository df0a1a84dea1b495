/**
 * Records that others change and of which no feed tells: read again and again while they are on a
 * screen that somebody sees. It keeps them fresh (15 s) with room for a slow answer.
 */
export const polled = { refetchInterval: 10_000 } as const

/** Names that change now and then. */
export const polledSlowly = { refetchInterval: 5 * 60_000 } as const

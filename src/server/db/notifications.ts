/** The one channel that triggers notify: `events 1 235,301`, `alerts 1`, `rights`. */
export const channel = 'callboard'

type OnMessage = (message: string) => void

/** The database's notifications; one source for a process. */
export type Notifications = { start: (onMessage: OnMessage) => Promise<void>; close: () => void }

/** Many may subscribe; LISTEN begins with the first of them. */
export function subscriptions(notifications: Notifications) {
  const all = new Set<OnMessage>()
  let started: Promise<void> | undefined
  return {
    async listen(onMessage: OnMessage): Promise<() => void> {
      all.add(onMessage)
      started ??= notifications.start((message) => {
        for (const one of all) one(message)
      })
      await started.catch((error) => {
        started = undefined
        all.delete(onMessage)
        throw error
      })
      return () => all.delete(onMessage)
    },
    /** Tells this process at once what the database tells the others. */
    tell: (message: string): void => {
      for (const one of all) one(message)
    },
    close: notifications.close,
  }
}

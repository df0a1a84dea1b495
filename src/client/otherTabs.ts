const name = 'callboard-session'
let channel: BroadcastChannel | undefined

/** Somebody signed in or out here: the other tabs share the session's cookie. */
export const tellOtherTabs = (): void => channel?.postMessage('changed')

/** Hears of a sign-in or sign-out in another tab. */
export function hearOtherTabs(onChange: () => void): () => void {
  const own = new BroadcastChannel(name)
  channel = own
  own.onmessage = onChange
  return () => {
    own.close()
    if (channel === own) channel = undefined
  }
}

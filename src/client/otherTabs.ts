const name = 'callboard-session'
let channel: BroadcastChannel | undefined

/** Tells the other tabs of a sign-in or sign-out: they share the session's cookie. */
export const tellOtherTabs = (): void => channel?.postMessage('changed')

/** Calls back after a sign-in or sign-out in another tab. */
export function onOtherTabsMessage(onChange: () => void): () => void {
  const own = new BroadcastChannel(name)
  channel = own
  own.onmessage = onChange
  return () => {
    own.close()
    if (channel === own) channel = undefined
  }
}

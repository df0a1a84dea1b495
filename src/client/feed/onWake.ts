/** Calls back when the page is shown or hidden, after a sleep, and when the network changes. */
export function onWake(wake: () => void): () => void {
  const occasions: [EventTarget, string][] = [
    [document, 'visibilitychange'],
    [document, 'resume'],
    [window, 'online'],
    [window, 'pageshow'],
    // The network is gone, even if an open connection still delivers. A server on the same machine
    // is reached again at once.
    [window, 'offline'],
  ]
  for (const [target, name] of occasions) target.addEventListener(name, wake)
  return () => {
    for (const [target, name] of occasions) target.removeEventListener(name, wake)
  }
}

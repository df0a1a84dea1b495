const storageKey = 'callboard-seen'

/** When a page of this person was last in sight in this browser, in any tab; epoch ms. */
export function readSeen(owner: string): number | undefined {
  const [whose, at] = (localStorage.getItem(storageKey) ?? '').split('@')
  return whose === owner && Number(at) > 0 ? Number(at) : undefined
}

export const noteSeen = (owner: string, at: number): void =>
  localStorage.setItem(storageKey, `${owner}@${at}`)

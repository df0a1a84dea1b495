const storageKey = 'callboard-palette'
const most = 5

/** Keys of what was chosen last, newest first. No text of anybody's is kept in the browser. */
export function recentKeys(): string[] {
  const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
  return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : []
}

export function remember(key: string): void {
  const others = recentKeys().filter((other) => other !== key)
  localStorage.setItem(storageKey, JSON.stringify([key, ...others].slice(0, most)))
}

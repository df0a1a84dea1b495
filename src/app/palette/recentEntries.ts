const storageKey = 'callboard-palette'
const most = 5

/** Keys of what was chosen last, newest first. No text of anybody's is kept in the browser. */
export const recentKeys = (): string[] =>
  (localStorage.getItem(storageKey) ?? '').split(' ').filter((key) => key !== '')

export function remember(key: string): void {
  const others = recentKeys().filter((other) => other !== key)
  localStorage.setItem(storageKey, [key, ...others].slice(0, most).join(' '))
}

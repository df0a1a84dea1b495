// Runs before the first paint. Nothing of ours writes markup as text; whatever tries is refused.
if (window.trustedTypes) {
  const refuse = (text) => {
    if (String(text).includes('<')) throw new TypeError('Markup from text is not allowed here')
    return text
  }
  window.trustedTypes.createPolicy('default', { createHTML: refuse })
}
// The chosen colour scheme, or the system's until one is chosen.
const chosen = localStorage.getItem('mantine-color-scheme-value')
const dark = matchMedia('(prefers-color-scheme: dark)').matches
const scheme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light'
document.documentElement.setAttribute('data-mantine-color-scheme', scheme)

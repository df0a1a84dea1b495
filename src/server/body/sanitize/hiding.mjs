/** Whether a rule or an element says that it is not to be seen, that it is, or neither. @typedef {'hidden' | 'shown' | undefined} Sight */

const isZero = (/** @type {string | undefined} */ value) => /^0(px|pt|em|%)?$/.test(value ?? '')
const sides = ['height', 'max-height', 'width', 'max-width']
/** In any unit: text that is moved further aside than this is meant to be hidden. */
const farAside = -300

/** @param {string} style @returns {Map<string, string>} the last of each property, in small letters */
function declared(style) {
  const values = new Map()
  for (const declaration of style.split(';', 200)) {
    const at = declaration.indexOf(':')
    const value = declaration.slice(at + 1).replace(/!\s*important\s*$/i, '')
    if (at > 0)
      values.set(declaration.slice(0, at).trim().toLowerCase(), value.trim().toLowerCase())
  }
  return values
}

/** @param {string} style @returns {Sight} */
export function sightOf(style) {
  const values = declared(style)
  const display = values.get('display')
  if (display === 'none') return 'hidden'
  if (/^(hidden|collapse)$/.test(values.get('visibility') ?? '')) return 'hidden'
  if (Number.parseFloat(values.get('opacity') ?? '1') === 0) return 'hidden'
  if (Number.parseFloat(values.get('text-indent') ?? '0') < farAside) return 'hidden'
  const isClipped =
    values.get('overflow') === 'hidden' && sides.some((side) => isZero(values.get(side)))
  if (isClipped) return 'hidden'
  return display === undefined ? undefined : 'shown'
}

/** Looks that stay inside their box; nothing that moves, covers, animates or loads. */
const properties = new RegExp(
  `^(color|background(-color)?|opacity|font(-(family|size|style|weight|variant))?|line-height|
    letter-spacing|word-spacing|white-space|text-(align|decoration|indent|transform)|direction|
    vertical-align|(margin|padding)(-(top|right|bottom|left))?|
    border(-(top|right|bottom|left))?(-(color|style|width))?|border-(radius|collapse|spacing)|
    (min-|max-)?(width|height)|display|visibility|overflow|float|clear|table-layout|caption-side|
    list-style(-type)?|word-break|overflow-wrap|word-wrap)$`.replace(/\s/g, ''),
)
const harmless = /^[\w\s.,#%+\-'"!/()]{0,500}$/
const functions = /[\w-]*\(/g
const colours = new Set(['rgb(', 'rgba(', 'hsl(', 'hsla('])

/** @param {string} value */
const isHarmless = (value) =>
  harmless.test(value) &&
  !value.includes('/*') &&
  (value.toLowerCase().match(functions) ?? []).every((name) => colours.has(name))

/**
 * The declarations of a style attribute that only change looks, and how many were left out
 * because they ask for something.
 * @param {string} style
 */
export function keepStyle(style) {
  const kept = []
  let asking = 0
  for (const declaration of style.split(';').slice(0, 200)) {
    const at = declaration.indexOf(':')
    const property = declaration.slice(0, at).trim().toLowerCase()
    const value = declaration.slice(at + 1).trim()
    if (at > 0 && properties.test(property) && isHarmless(value)) kept.push(`${property}:${value}`)
    else if (/url|image|import|expression|behavior|\\/i.test(declaration)) asking += 1
  }
  return { style: kept.join(';'), asking }
}

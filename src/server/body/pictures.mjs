import { randomBytes } from 'node:crypto'

const begins =
  /<img\s(?:[^<>]*?\s)?src\s*=\s*(["']?)\s*data:image\/(?:png|jpe?g|gif|webp);base64,/gi
const inQuotes = /[a-z0-9+/=\s]*/iy
const bare = /[a-z0-9+/=]*/iy

/**
 * Takes pictures in `data:` addresses out of a mail before it is read, as they are most of its text
 * and need no check. A mark that nobody can guess stands for each; `putBack` replaces the marks.
 * The characters of a picture mean nothing in HTML, wherever they stand.
 * @param {string} html
 */
export function takePictures(html) {
  const mark = randomBytes(16).toString('hex')
  /** @type {string[]} */
  const pictures = []
  let small = ''
  let from = 0
  for (const found of html.matchAll(begins)) {
    const at = found.index + found[0].length
    const run = found[1] === '' ? bare : inQuotes
    run.lastIndex = at
    const picture = run.exec(html)?.[0] ?? ''
    small += `${html.slice(from, at)}${mark}${pictures.length}=`
    pictures.push(picture)
    from = at + picture.length
  }
  const marks = new RegExp(`${mark}(\\d+)=`, 'g')
  return {
    html: small + html.slice(from),
    /** @param {string} text */
    putBack: (text) => text.replace(marks, (_, place) => pictures[Number(place)] ?? ''),
  }
}

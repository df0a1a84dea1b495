// The worker and its file layer are plain JavaScript, and so is this.

/**
 * What the file system of WebAssembly throws is no Error and has a number alone, by WASI's list.
 * @type {Record<number, string>}
 */
const fileErrors = {
  2: 'Permission denied',
  19: 'Disk quota exceeded',
  29: 'Input/output error',
  33: 'Too many open files',
  44: 'No such file or directory',
  51: 'No space left on device',
  69: 'Read-only file system',
}

/**
 * The text of whatever was thrown.
 * @param {unknown} error
 * @returns {string}
 */
export function errorText(error) {
  if (typeof error !== 'object' || error === null) return String(error)
  const { message, errno } = /** @type {{ message?: unknown, errno?: unknown }} */ (error)
  if (typeof message === 'string' && message !== '') return message
  return typeof errno === 'number' ? (fileErrors[errno] ?? `file error ${errno}`) : String(error)
}

const lineFeed = 10
const carriageReturn = 13

/** Counts lines over bytes that come in pieces: `\n`, `\r\n` and `\r` alone end one. */
export function lineCounter() {
  let line = 1
  let isAfterReturn = false
  return {
    line: () => line,
    pass(byte: number) {
      if (byte === carriageReturn || (byte === lineFeed && !isAfterReturn)) line += 1
      isAfterReturn = byte === carriageReturn
    },
  }
}

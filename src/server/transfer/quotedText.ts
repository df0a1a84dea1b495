const quote = '"'.charCodeAt(0)
const backslash = '\\'.charCodeAt(0)
const lineBreaks = ['\n', '\r'].map((character) => character.charCodeAt(0))

/**
 * Finds the end of each text in quotes, byte by byte, and keeps what the last one says, up to a
 * length: enough to compare a short key.
 */
export function quotedText(keptLength: number) {
  let [isOpen, isEscaped, text] = [false, false, '']

  return {
    isOpen: () => isOpen,
    text: () => text,

    open() {
      isOpen = true
      isEscaped = false
      text = ''
    },

    /** Something other than a text was read. */
    forget() {
      text = ''
    },

    /** A byte behind the opening quote. */
    pass(byte: number) {
      // No text goes beyond its line: one that is not closed ends there.
      if (lineBreaks.includes(byte)) isOpen = false
      else if (isEscaped) isEscaped = false
      else if (byte === backslash) isEscaped = true
      else if (byte === quote) isOpen = false
      else if (text.length < keptLength) text += String.fromCharCode(byte)
    },
  }
}

/** Characters that turn the text around them, or set it apart. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** Text from outside where markup has no say: a window's title, a tooltip, a label. */
export const unturned = (text: string): string => text.replace(turning, '')

/** The same inside a sentence: whichever way it reads, the sentence keeps its own. */
export const isolated = (text: string): string => `\u2068${unturned(text)}\u2069`

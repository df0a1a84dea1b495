/** An answer that `public/before.js` asked for while the scripts were loading. */
export type Early = { response: Response; receivedAt: number }

declare global {
  interface Window {
    /** By address; undefined where none came. */
    callboardEarly?: Map<string, Promise<Early | undefined>>
  }
}

/** As old as any other answer that is shown without asking again. */
const maxAgeMs = 10_000

const isUsable = ({ response, receivedAt }: Early) =>
  response.ok &&
  /json/.test(response.headers.get('content-type') ?? '') &&
  Date.now() - receivedAt < maxAgeMs

/**
 * Each answer serves one request, the first for its address. One that failed or is too old serves
 * none: the request is sent as usual.
 */
export const earlyAnswers = (answers: Window['callboardEarly'] = new Map()) => ({
  isEmpty: () => answers.size === 0,

  async take(address: string): Promise<Early | undefined> {
    const begun = answers.get(address)
    answers.delete(address)
    const early = await begun
    return early && isUsable(early) ? early : undefined
  },

  /** After a change, or for somebody else, none of them is true any more. */
  forget: () => answers.clear(),
})

/** The first bytes until there are enough of them, and everything, those included. */
export async function peek(
  input: AsyncIterable<Uint8Array>,
  isEnough: (size: number, newest: Uint8Array) => boolean,
): Promise<{ head: Buffer; isWhole: boolean; chunks: AsyncIterable<Uint8Array> }> {
  const rest = input[Symbol.asyncIterator]()
  const pieces: Uint8Array[] = []
  let [size, isWhole] = [0, false]
  for (;;) {
    const { value, done } = await rest.next()
    if (done) isWhole = true
    if (done) break
    pieces.push(value)
    size += value.length
    if (isEnough(size, value)) break
  }
  const head = Buffer.concat(pieces)
  async function* chunks() {
    yield head
    if (!isWhole) yield* { [Symbol.asyncIterator]: () => rest }
  }
  return { head, isWhole, chunks: chunks() }
}

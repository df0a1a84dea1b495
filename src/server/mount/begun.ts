/** A head or a title is made without the database; what follows it is not. */
const readAhead = 2

/**
 * The same pieces, the first of them made before the answer begins: what fails in them can still be
 * answered with a status of its own.
 */
export async function begun(pieces: AsyncIterable<string>): Promise<AsyncIterable<string>> {
  const source = pieces[Symbol.asyncIterator]()
  const first: string[] = []
  for (let isDone = false; !isDone && first.length < readAhead; ) {
    const { value, done } = await source.next()
    if (done) isDone = true
    else first.push(value)
  }
  return goOn(first, source)
}

async function* goOn(first: readonly string[], source: AsyncIterator<string>) {
  try {
    yield* first
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  } finally {
    await source.return?.()
  }
}

import { expect, test } from 'vitest'
import { begun } from './begun'

async function* pieces(texts: readonly string[], onEnd: () => void = () => undefined) {
  try {
    for (const text of texts) {
      if (text === 'broken') throw new Error('away')
      yield text
    }
  } finally {
    onEnd()
  }
}

async function textOf(source: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of source) text += piece
  return text
}

test.each([[[]], [['a']], [['a', 'b']], [['a', 'b', 'c', 'd']]])(
  'pieces that were begun are all there: %j',
  async (texts) => {
    expect(await textOf(await begun(pieces(texts)))).toBe(texts.join(''))
  },
)

test('what fails behind the head fails before the answer begins', async () => {
  await expect(begun(pieces(['head', 'broken']))).rejects.toThrow('away')
})

test('what fails later ends the answer, and who stops reading ends the source', async () => {
  await expect(textOf(await begun(pieces(['a', 'b', 'broken'])))).rejects.toThrow('away')
  let isEnded = false
  const source = await begun(
    pieces(['a', 'b', 'c'], () => {
      isEnded = true
    }),
  )
  for await (const _ of source) break
  expect(isEnded).toBe(true)
})

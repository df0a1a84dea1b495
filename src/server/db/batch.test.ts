import { describe, expect, test } from 'vitest'
import { batch } from './batch'

/** Work that ends when it is told to, and what it was given in each turn. */
function heldWork(answer: (item: string) => string | Error = (item) => `${item}!`) {
  const turns: string[][] = []
  const ends: (() => void)[] = []
  const work = async (items: readonly string[]) => {
    turns.push([...items])
    await new Promise<void>((resolve) => ends.push(resolve))
    return items.map(answer)
  }
  const end = async () => {
    ends.shift()?.()
    await new Promise(setImmediate)
  }
  return { work, turns, end }
}

describe('what is asked in a batch', () => {
  test('begins at once, shares the next turn, and each gets its own answer', async () => {
    const { work, turns, end } = heldWork()
    const ask = batch<string, string>({ maxItems: 10, work })
    const first = ask('a')
    expect(turns).toEqual([['a']])
    const others = [ask('b'), ask('c')]
    await end()
    expect(turns).toEqual([['a'], ['b', 'c']])
    await end()
    expect(await Promise.all([first, ...others])).toEqual(['a!', 'b!', 'c!'])
    void ask('d')
    expect(turns.at(-1)).toEqual(['d'])
  })

  test('has no more in a turn than it may', async () => {
    const { work, turns, end } = heldWork()
    const ask = batch<string, string>({ maxItems: 2, work })
    for (const item of 'abcde') void ask(item)
    for (const _ of turns.concat([[], []])) await end()
    expect(turns).toEqual([['a'], ['b', 'c'], ['d', 'e']])
  })

  test('with different keys waits for nobody', () => {
    const { work, turns } = heldWork()
    const ask = batch<string, string>({ maxItems: 10, work, keyOf: (item) => item[0] })
    for (const item of ['a1', 'b1', 'a2']) void ask(item)
    expect(turns).toEqual([['a1'], ['b1']])
  })

  test('fails alone where one fails, and all together where the work itself does', async () => {
    const { work, end } = heldWork((item) => (item === 'bad' ? new Error('no') : item))
    const ask = batch<string, string>({ maxItems: 10, work })
    void ask('first')
    const settled = Promise.allSettled([ask('good'), ask('bad')])
    await end()
    await end()
    expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])

    const broken = batch<string, string>({
      maxItems: 10,
      work: async () => {
        throw new Error('broken')
      },
    })
    await expect(broken('a')).rejects.toThrow('broken')
    await expect(broken('b')).rejects.toThrow('broken')
  })
})

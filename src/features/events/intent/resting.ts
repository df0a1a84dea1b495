import type { QueryClient } from '@tanstack/react-query'
import type { Intent } from './intentOf'

/** As long as this the pointer or the keyboard rests on something before that counts as meant. */
const restMs = 65

/** Keys that press what has the keyboard, or lead back from it. */
const pressKeys = ['Enter', ' ', 'Escape']

type Begun = { client: QueryClient; intent: Intent; isPressed: boolean }

const savesData = () => Reflect.get(navigator, 'connection')?.saveData === true

/** Of the page there is one pointer and one keyboard, and so one thing at a time that is meant. */
function createResting() {
  let owner: object | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let begun: Begun | undefined
  /** Where the pointer was pressed last; what comes under it by that was not meant. */
  let pressedAt: { x: number; y: number } | undefined

  /** What was not pressed ends with its request. */
  function giveUp(): void {
    clearTimeout(timer)
    owner = undefined
    const { client, intent, isPressed = true } = begun ?? {}
    begun = undefined
    if (isPressed || !intent) return
    const { queryKey } = intent
    void client?.cancelQueries({ queryKey, exact: true, predicate: (query) => !query.isActive() })
  }

  function press(x: number, y: number): void {
    clearTimeout(timer)
    pressedAt = { x, y }
    if (begun) begun.isPressed = true
  }

  document.addEventListener('pointerdown', ({ screenX, screenY }) => press(screenX, screenY), true)
  document.addEventListener(
    'keydown',
    ({ key }) => {
      // The pointer stays where it is, whatever the keyboard does.
      if (pressKeys.includes(key)) press(Number.NaN, Number.NaN)
      else pressedAt = undefined
    },
    true,
  )
  document.addEventListener(
    'pointermove',
    ({ screenX, screenY }) => {
      if (screenX !== pressedAt?.x || screenY !== pressedAt.y) pressedAt = undefined
    },
    true,
  )

  return {
    on(place: object, client: QueryClient, wanted: () => Intent | undefined): void {
      if (owner === place || pressedAt || savesData()) return
      giveUp()
      owner = place
      timer = setTimeout(() => {
        const intent = wanted()
        if (intent === undefined) return
        const one = { client, intent, isPressed: false }
        begun = one
        intent.fetch(client, () => one.isPressed)
      }, restMs)
    },
    leave(place: object): void {
      if (owner === place) giveUp()
    },
  }
}

export const resting = createResting()

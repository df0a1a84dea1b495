import { useEffect, useEffectEvent } from 'react'

/** Calls back when the pointer presses elsewhere: what a menu button holds keeps its presses. */
export function usePressElsewhere(onPress: () => void): void {
  const press = useEffectEvent(onPress)
  useEffect(() => {
    const onDown = () => press()
    document.addEventListener('mousedown', onDown)
    document.addEventListener('touchstart', onDown)
    return () => {
      document.removeEventListener('mousedown', onDown)
      document.removeEventListener('touchstart', onDown)
    }
  }, [])
}

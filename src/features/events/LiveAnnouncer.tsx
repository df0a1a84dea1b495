import { useEffect, useRef, useState } from 'react'
import { VisuallyHidden } from '@/ui/text/VisuallyHidden'

const minIntervalMs = 20_000

/** Announces a text to screen readers: the first at once, then at most every 20 s. */
export function LiveAnnouncer({ text }: { text: string }) {
  const [announced, setAnnounced] = useState('')
  const mayAgain = useRef(0)
  useEffect(() => {
    const wait = text === '' ? 0 : Math.max(0, mayAgain.current - Date.now())
    const timer = setTimeout(() => {
      if (text !== '') mayAgain.current = Date.now() + minIntervalMs
      setAnnounced(text)
    }, wait)
    return () => clearTimeout(timer)
  }, [text])
  return <VisuallyHidden aria-live="polite">{announced}</VisuallyHidden>
}

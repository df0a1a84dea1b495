import { useEffect, useRef, useState } from 'react'
import { Unseen } from '@/ui/Unseen'

const every = 20_000

/** Says a text to screen readers politely: the first at once, then at most every twenty seconds. */
export function Aloud({ text }: { text: string }) {
  const [said, setSaid] = useState('')
  const mayAgain = useRef(0)
  useEffect(() => {
    const wait = text === '' ? 0 : Math.max(0, mayAgain.current - Date.now())
    const timer = setTimeout(() => {
      if (text !== '') mayAgain.current = Date.now() + every
      setSaid(text)
    }, wait)
    return () => clearTimeout(timer)
  }, [text])
  return <Unseen aria-live="polite">{said}</Unseen>
}

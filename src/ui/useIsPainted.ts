import { startTransition, useEffect, useState } from 'react'

/** False until a page is on the screen: what it can do without is loaded or drawn afterwards. */
export function useIsPainted(): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => {
    const show = () => startTransition(() => setPainted(true))
    // The frame is painted before the next task.
    const frame = requestAnimationFrame(() => setTimeout(show))
    return () => cancelAnimationFrame(frame)
  }, [])
  return isPainted
}

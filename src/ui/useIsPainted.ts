import { useEffect, useState } from 'react'

let isPainted = false

/** False until the first page is on the screen: what it can do without is loaded afterwards. */
export function useIsPainted(): boolean {
  const [isSeen, setSeen] = useState(isPainted)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const frame = requestAnimationFrame(() => {
      // The frame is painted before the next task.
      timer = setTimeout(() => {
        isPainted = true
        setSeen(true)
      })
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [])
  return isSeen
}

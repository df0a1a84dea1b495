import { type RefObject, useEffect, useState } from 'react'

/** A drag has come to rest when nothing has moved for so long. */
const restsAfterMs = 700

/**
 * Whether the scroll bar is being dragged: its thumb was taken, or the list flies past by more than
 * a screen at a time, twice within a rest.
 */
export function useDragging(box: RefObject<HTMLElement | null>, onBegin?: () => void): boolean {
  const [isDragging, setDragging] = useState(false)

  useEffect(() => {
    const element = box.current
    if (!element || !onBegin) return undefined
    let before = { top: element.scrollTop, flew: Number.NEGATIVE_INFINITY }
    let isHeld = false
    let timer: ReturnType<typeof setTimeout>
    const rest = () => {
      isHeld = false
      setDragging(false)
    }
    const take = ({ target, offsetX }: PointerEvent) => {
      isHeld = target === element && offsetX > element.clientWidth
    }
    const move = () => {
      const now = performance.now()
      const isFlying = Math.abs(element.scrollTop - before.top) > element.clientHeight
      const hasFlown = isFlying && now - before.flew < restsAfterMs
      if (isHeld || hasFlown) {
        onBegin()
        setDragging(true)
      }
      before = { top: element.scrollTop, flew: isFlying ? now : before.flew }
      clearTimeout(timer)
      timer = setTimeout(rest, restsAfterMs)
    }
    element.addEventListener('pointerdown', take)
    element.addEventListener('scroll', move, { passive: true })
    return () => {
      clearTimeout(timer)
      element.removeEventListener('pointerdown', take)
      element.removeEventListener('scroll', move)
    }
  }, [box, onBegin])

  return isDragging
}

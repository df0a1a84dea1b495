import { type RefObject, useLayoutEffect, useRef } from 'react'
import classes from './FilterBox.module.css'

type Props = { text: string; position: number; box: RefObject<HTMLInputElement | null> }

/** Underlines the mistake at this character: the same text again, invisible, behind the box. */
export function FilterMark({ text, position, box }: Props) {
  const mark = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const input = box.current
    if (!input) return undefined
    const follow = () => {
      if (mark.current) mark.current.scrollLeft = input.scrollLeft
    }
    follow()
    input.addEventListener('scroll', follow)
    return () => input.removeEventListener('scroll', follow)
  }, [box])

  const piece = /^[^\s,]+/.exec(text.slice(position))?.[0] ?? ' '
  return (
    <div ref={mark} aria-hidden className={classes.mark}>
      {text.slice(0, position)}
      <span className={classes.mistake}>{piece}</span>
    </div>
  )
}

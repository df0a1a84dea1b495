import { type RefObject, useLayoutEffect, useRef } from 'react'
import classes from './FilterBox.module.css'
import { readFilter } from './filterTerms'

type Props = { text: string; box: RefObject<HTMLInputElement | null> }

/** Draws a line under the mistake: the same text once more, unseen, behind the box. */
export function FilterMark({ text, box }: Props) {
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

  const read = readFilter(text)
  if ('terms' in read) return null
  const { position } = read.mistake
  const piece = /^[^\s,]+/.exec(text.slice(position))?.[0] ?? ' '
  return (
    <div ref={mark} aria-hidden className={classes.mark}>
      {text.slice(0, position)}
      <span className={classes.mistake}>{piece}</span>
    </div>
  )
}

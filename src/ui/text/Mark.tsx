import classes from './Mark.module.css'

export type Tone = 'waiting' | 'active' | 'later' | 'over' | 'wrong'

type Props = { tone: Tone; text: string }

/** A state as a word with a coloured dot. */
export function Mark({ tone, text }: Props) {
  return (
    <span className={classes.root} data-tone={tone} title={text}>
      <span aria-hidden className={classes.dot} />
      <span className={classes.text}>{text}</span>
    </span>
  )
}

import classes from './Mark.module.css'

export type Tone = 'waiting' | 'active' | 'later' | 'over' | 'wrong'

type Props = { tone: Tone; text: string }

/** A state: its word, and a dot that the eye finds in a long list. */
export function Mark({ tone, text }: Props) {
  return (
    <span className={classes.root} data-tone={tone} title={text}>
      <span aria-hidden className={classes.dot} />
      <span className={classes.text}>{text}</span>
    </span>
  )
}

import { unturned } from './isolated'
import classes from './UntrustedText.module.css'

type Props = { text: string; oneLine?: boolean }

/** Text from outside: it cannot change the direction of its surroundings, nor overflow its line. */
export function UntrustedText({ text, oneLine = false }: Props) {
  return (
    <bdi
      className={classes.root}
      data-one-line={oneLine || undefined}
      title={oneLine ? unturned(text) : undefined}
    >
      {text}
    </bdi>
  )
}

import { unturned } from './isolated'
import classes from './Outside.module.css'

type Props = { text: string; oneLine?: boolean }

/** Text from outside: it cannot turn its surroundings around, nor grow out of its line. */
export function Outside({ text, oneLine = false }: Props) {
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

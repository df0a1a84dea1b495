import { ListOption } from '@/ui/ListOption'
import { UntrustedText } from '@/ui/text/UntrustedText'
import type { Entry } from './entry'
import classes from './Palette.module.css'

type Props = { id: string; entry: Entry; isActive: boolean; onChoose: () => void }

export const PaletteOption = ({ id, entry: { label, note, Icon }, isActive, onChoose }: Props) => (
  <ListOption id={id} isActive={isActive} className={classes.entry} onChoose={onChoose}>
    <Icon aria-hidden size={17} stroke={1.7} />
    <span className={classes.label}>
      <UntrustedText text={label} oneLine />
    </span>
    {note !== undefined && (
      <span className={classes.note}>
        <UntrustedText text={note} oneLine />
      </span>
    )}
  </ListOption>
)

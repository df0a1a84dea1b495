import { IconKeyboard, IconSearch } from '@tabler/icons-react'
import { m } from '@/messages'
import { IconButton } from '@/ui/IconButton'
import { PlainButton } from '@/ui/PlainButton'
import classes from './FinderButtons.module.css'
import { keyName } from './keyName'

type Props = { onPalette: () => void; onSheet: () => void }

/** For those who do not know the keys yet. */
export const FinderButtons = ({ onPalette, onSheet }: Props) => (
  <div className={classes.root}>
    <PlainButton className={classes.find} aria-haspopup="dialog" onClick={onPalette}>
      <IconSearch aria-hidden size={16} />
      <span className={classes.word}>{m.palette.open}</span>
      <kbd aria-hidden className={classes.key}>
        {keyName('mod+K')}
      </kbd>
    </PlainButton>
    <IconButton
      size={34}
      aria-haspopup="dialog"
      aria-label={m.shortcuts.title}
      title={m.shortcuts.title}
      onClick={onSheet}
    >
      <IconKeyboard aria-hidden size={18} />
    </IconButton>
  </div>
)

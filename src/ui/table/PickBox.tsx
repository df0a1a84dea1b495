import classes from './PickBox.module.css'

/** Rows that can be picked: by a box in each, and with Shift a whole range of them. */
export type Picking<Row> = {
  size: number
  isPicked: (row: Row) => boolean
  onToggle: (place: number) => void
  /**
   * A range ends here now. It goes on from where it was begun, but where `from` is not its last end:
   * there another one begins.
   */
  onExtend: (to: number, from?: number) => void
  onClear: () => void
  label: (row: Row) => string
  /** Names the box that picks what is in sight. */
  seenLabel: string
}

/** In px at the usual size of text. */
export const pickWidth = 28

type Props = {
  label: string
  state: 'on' | 'off' | 'some'
  tabIndex: 0 | -1
  /** Whether Shift was held. */
  onPress: (isRange: boolean) => void
}

/** The whole cell is the box's target. */
export const PickBox = ({ label, state, tabIndex, onPress }: Props) => (
  <label className={classes.root}>
    <input
      type="checkbox"
      className={classes.box}
      aria-label={label}
      checked={state === 'on'}
      ref={(box) => {
        if (box) box.indeterminate = state === 'some'
      }}
      tabIndex={tabIndex}
      onChange={({ nativeEvent }) =>
        onPress(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
      }
    />
  </label>
)

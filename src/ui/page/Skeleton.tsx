import classes from './Skeleton.module.css'

type Props = { height: number; width?: number }

/** A bar in place of text that is loading. */
export const Skeleton = (size: Props) => <div className={classes.root} style={size} />

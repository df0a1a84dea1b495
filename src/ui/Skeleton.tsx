import classes from './Skeleton.module.css'

type Props = { height: number; width?: number }

/** A bar in the place of what is on its way. */
export const Skeleton = (size: Props) => <div className={classes.root} style={size} />

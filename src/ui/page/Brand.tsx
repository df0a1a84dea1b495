import classes from './Brand.module.css'

export const Brand = () => (
  <span className={classes.root}>
    <img src="/favicon.svg" alt="" width={26} height={26} />
    Callboard
  </span>
)
